import type { Tx } from '@closecall/db/database'
import type { OrgReads } from '@closecall/db/reads'
import type { Role } from '../access/actor'
import type { Ctx } from '../access/ctx'
import { parse } from '../access/parse'
import { authorise } from '../access/policy'
import { record } from '../access/record'
import { orTaken } from '../access/taken'
import { organisationOrThrow } from '../organisations/organisation.rows'
import { ImportPeopleInput } from './member.input'
import { can } from './member.policy'
import { lockMembers, taken } from './member.rows'
import { countPeople, type PeopleCounts, type PersonRow, type PlannedRow, planPeople } from './people-table'

export type PeopleImport = PeopleCounts & { rows: PlannedRow[] }

type Changed = Extract<PlannedRow, { status: 'NEW' | 'UPDATED' }>

/** A table of people: without `apply` it only says what would happen. A second run of the same table changes nothing. */
export async function importPeople(ctx: Ctx, raw: ImportPeopleInput): Promise<PeopleImport> {
  const input = parse(ImportPeopleInput, raw)
  authorise(can.editAny(ctx.actor))
  if (!input.apply) {
    const rows = await plan(ctx, ctx.db, input.rows)
    return { rows, ...countPeople(rows) }
  }
  const applied = ctx.write(async (tx) => {
    // Two tables at once would both find a person missing.
    await lockMembers(tx, ctx)
    const { locale } = await organisationOrThrow(tx, ctx)
    authorise(can.editAny(ctx.actor))
    const rows = await plan(ctx, tx, input.rows)
    const counts = countPeople(rows)
    const changed = rows.filter((row): row is Changed => row.status === 'NEW' || row.status === 'UPDATED')
    if (changed.length === 0) return { rows, ...counts }
    const run = ctx.id()
    await create(tx, ctx, changed, locale)
    await update(tx, ctx, changed)
    const moved = changed.filter((row) => row.person.id && row.reachChanged)
    await record(tx, ctx, 'people.imported', {
      subject: run,
      after: { ...counts, moved: moved.map(({ person }) => ({ id: person.id, role: person.role })) },
    })
    return { rows, ...counts }
  })
  return orTaken(taken, applied)
}

async function plan(ctx: Ctx, db: Tx | OrgReads, rows: PersonRow[]): Promise<PlannedRow[]> {
  const found = await (db as OrgReads).member.findMany({
    select: {
      id: true,
      personId: true,
      name: true,
      personnelNumber: true,
      email: true,
      position: true,
      role: true,
      allSites: true,
      sites: { select: { siteId: true } },
    },
  })
  const sites = await (db as OrgReads).site.findMany({
    where: { archivedAt: null },
    select: { id: true, name: true },
  })
  const members = found.map(({ sites: scope, role, ...member }) => ({
    ...member,
    role: role as Role,
    siteIds: scope.map(({ siteId }) => siteId),
  }))
  const byOwner = can.editOwners(ctx.actor).allowed
  const own = ctx.actor.kind === 'member' ? ctx.actor.memberId : null
  return planPeople(rows, { members, sites, byOwner, own })
}

async function create(tx: Tx, ctx: Ctx, changed: Changed[], locale: string): Promise<void> {
  const rows = changed.flatMap(({ person }) => (person.id ? [] : [{ ...person, id: ctx.id() }]))
  if (rows.length === 0) return
  await tx.$executeRaw`
    INSERT INTO member (organisation_id, id, name, personnel_number, email, position, role, all_sites, locale, created_at)
    SELECT ${ctx.org}::uuid, r.id, r.name, r."personnelNumber", r.email, r.position, r.role, r."allSites", ${locale},
      ${ctx.now()}
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r(id uuid, name text, "personnelNumber" text, email text,
      position text, role text, "allSites" boolean)`
  await place(tx, ctx, rows)
}

/** In one statement each: thousands of single ones would outlast the transaction. */
async function update(tx: Tx, ctx: Ctx, changed: Changed[]): Promise<void> {
  const rows = changed.flatMap(({ person, reachChanged }) => {
    return person.id ? [{ ...person, id: person.id, reachChanged }] : []
  })
  if (rows.length === 0) return
  await tx.$executeRaw`
    UPDATE member m SET name = r.name, personnel_number = r."personnelNumber", email = r.email, position = r.position,
      role = r.role, all_sites = r."allSites", session_version = m.session_version + r."reachChanged"::int
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r(id uuid, name text, "personnelNumber" text, email text,
      position text, role text, "allSites" boolean, "reachChanged" boolean)
    WHERE m.organisation_id = ${ctx.org}::uuid AND m.id = r.id`
  const moved = rows.filter(({ reachChanged }) => reachChanged)
  await tx.$executeRaw`
    DELETE FROM member_site WHERE organisation_id = ${ctx.org}::uuid AND member_id = ANY (${moved.map(({ id }) => id)}::uuid[])`
  await place(tx, ctx, moved)
}

async function place(tx: Tx, ctx: Ctx, rows: { id: string; siteIds: readonly string[] }[]): Promise<void> {
  const scope = rows.flatMap(({ id, siteIds }) => siteIds.map((site) => ({ member: id, site })))
  if (scope.length === 0) return
  await tx.$executeRaw`
    INSERT INTO member_site (organisation_id, member_id, site_id)
    SELECT ${ctx.org}::uuid, r.member, r.site
    FROM jsonb_to_recordset(${JSON.stringify(scope)}::jsonb) AS r(member uuid, site uuid)`
}
