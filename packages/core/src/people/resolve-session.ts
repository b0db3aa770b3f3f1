import type { Database } from '@closecall/db/database'
import { mintOrgId, type OrgId } from '@closecall/db/org-id'
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

const sessionSql = `
  SELECT json_build_object('name', m.name, 'role', m.role, 'locale', m.locale, 'all_sites', m.all_sites,
    'sites', ARRAY(SELECT s.site_id FROM member_site s
                   WHERE s.organisation_id = m.organisation_id AND s.member_id = m.id AND NOT m.all_sites))
  FROM member m LEFT JOIN person p ON p.id = m.person_id
  WHERE m.organisation_id = $1 AND m.id = $2 AND m.status = 'ACTIVE' AND m.session_version = $3
    AND ($4::uuid IS NULL OR (p.id = $4 AND p.session_version = $5))
    AND NOT EXISTS (SELECT FROM ended_session e WHERE e.id = $6)`

/**
 * Who a request is from, asked of the database every time in one statement: null when the member was disabled, either
 * version has moved on, or the session was signed out of. A session of a PIN knows no person.
 */
export async function resolveSession(
  database: Pick<Database, 'lookUp'>,
  claims: Claims,
): Promise<{ org: OrgId; actor: MemberActor } | null> {
  const { sessionId, memberId, organisationId, memberVersion } = claims
  const personId = claims.personId ?? null
  const personVersion = claims.personVersion ?? null
  const ids = [sessionId, memberId, organisationId, ...(personId ? [personId] : [])]
  if (!ids.every((id) => uuid.safeParse(id).data === id)) return null
  const found = await database.lookUp<Found>({
    text: sessionSql,
    values: [
      organisationId,
      memberId,
      `${memberVersion}`,
      personId,
      personVersion === null ? null : `${personVersion}`,
      sessionId,
    ],
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
