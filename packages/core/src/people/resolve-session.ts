import type { Database } from '@closecall/db/database'
import { mintOrgId, type OrgId } from '@closecall/db/org-id'
import { together } from '@closecall/db/reads/together'
import type { Locale, MemberActor, Role } from '../access/actor'
import { uuid } from '../access/text'

/** What a cookie claims; anything in it may be stale or missing. */
export type Claims = {
  sessionId: string
  personId?: string | null
  memberId: string
  organisationId: string
  personVersion?: number | null
  memberVersion: number
}

type Found = {
  name: string
  role: Role
  locale: Locale
  all_sites: boolean
  sites: string[]
}

/** Each by a question of its own inside the statement: joined, a plan for many might read every member. */
const sessionsSql = `
  SELECT json_agg((
    SELECT json_build_object('name', m.name, 'role', m.role, 'locale', m.locale, 'all_sites', m.all_sites,
      'sites', ARRAY(SELECT s.site_id FROM member_site s
                     WHERE s.organisation_id = m.organisation_id AND s.member_id = m.id AND NOT m.all_sites))
    FROM member m LEFT JOIN person p ON p.id = m.person_id
    WHERE m.organisation_id = c.org AND m.id = c.member AND m.status = 'ACTIVE' AND m.session_version = c.version
      AND (c.person IS NULL OR (p.id = c.person AND p.session_version = c.person_version))
      AND NOT EXISTS (SELECT FROM ended_session e WHERE e.id = c.session)
  ) ORDER BY c.n)
  FROM json_to_recordset($1) AS c(n integer, org uuid, member uuid, version integer, person uuid, person_version integer,
    session uuid)`

type Asker = Pick<Database, 'lookUp'>
type Question = {
  org: string
  member: string
  version: number
  person: string | null
  person_version: number | null
  session: string
}

const askers = new WeakMap<Asker, (question: Question) => Promise<Found | null>>()

function askerOf(database: Asker) {
  const known = askers.get(database)
  if (known) return known
  const ask = async (questions: Question[]) => {
    const values = [JSON.stringify(questions.map((question, n) => ({ n, ...question })))]
    return (await database.lookUp<(Found | null)[]>({ text: sessionsSql, values })) ?? []
  }
  const asker = together(ask, 50)
  askers.set(database, asker)
  return asker
}

/** As the database counts them. */
const isVersion = (version: number) => Number.isInteger(version) && Math.abs(version) < 2 ** 31

/**
 * Who a request is from, asked of the database every time, together with whoever comes at the same moment: null when the member was disabled, either
 * version has moved on, or the session was signed out of. A session of a PIN knows no person.
 */
export async function resolveSession(
  database: Asker,
  claims: Claims,
): Promise<{ org: OrgId; actor: MemberActor } | null> {
  const { sessionId, memberId, organisationId, memberVersion } = claims
  const personId = claims.personId ?? null
  const personVersion = claims.personVersion ?? null
  const ids = [sessionId, memberId, organisationId, ...(personId ? [personId] : [])]
  if (!ids.every((id) => uuid.safeParse(id).data === id)) return null
  if (!isVersion(memberVersion) || (personVersion !== null && !isVersion(personVersion))) return null
  const found = await askerOf(database)({
    org: organisationId,
    member: memberId,
    version: memberVersion,
    person: personId,
    person_version: personVersion,
    session: sessionId,
  })
  if (!found) return null
  const actor: MemberActor = {
    kind: 'member',
    memberId,
    personId,
    role: found.role,
    sites: found.all_sites ? 'ALL' : found.sites,
    locale: found.locale,
    name: found.name,
  }
  return { org: mintOrgId(organisationId), actor }
}
