import type { Tx } from '@closecall/db/database'
import { type Import, Prisma } from '@closecall/db/generated/client'
import type { OrgId } from '@closecall/db/org-id'
import type { OrgReads } from '@closecall/db/reads'
import type { Actor } from '../access/actor'
import type { Ctx, OpenCtx } from '../access/ctx'
import { conflict, notFound } from '../access/errors'
import { authorise } from '../access/policy'
import type { ImportRowStatus, Reading, RowReason, SampleDraft } from './import'
import type { ImportMapping } from './import.input'
import { can, readable } from './import.policy'
import { plain } from './import-cell'
import { namedDraft } from './import-preview'
import { type RowContext, RowReader } from './import-row'

/** The import, its row locked until the transaction ends: two clicks, or a click and the worker, take turns. */
export async function importOrThrow(tx: Tx, ctx: Pick<Ctx, 'org' | 'actor'>, id: string): Promise<Import> {
  await tx.$queryRaw`SELECT 1 FROM import WHERE organisation_id = ${ctx.org}::uuid AND id = ${id}::uuid FOR UPDATE`
  const found = await tx.import.findFirst({
    where: { organisationId: ctx.org, id, AND: readable(ctx.actor) },
  })
  if (!found) throw notFound()
  return found
}

export function sameVersion(found: Import, version: number): void {
  if (found.version !== version) {
    throw conflict('import.changed', { version: found.version, status: found.status })
  }
}

/** Prisma arguments of the list of imports, newest first; FORBIDDEN for those who may not run them. */
export function importsFor(actor: Actor) {
  authorise(can.run(actor))
  const orderBy: Prisma.ImportOrderByWithRelationInput[] = [{ createdAt: 'desc' }, { id: 'desc' }]
  return { where: readable(actor), orderBy }
}

/** Prisma arguments of one import, as the actor may read it. */
export const importFor = (ctx: Pick<Ctx, 'org' | 'actor'>, id: string) => ({
  where: { organisationId: ctx.org, id, AND: readable(ctx.actor) },
})

/** Prisma arguments of an import's rows, in the order of the file. */
export function importRowsFor(filter: { statuses?: ImportRowStatus[] | null; remarked?: boolean | null }) {
  const where: Prisma.ImportRowWhereInput = {
    ...(filter.statuses?.length ? { status: { in: filter.statuses } } : {}),
    ...(filter.remarked ? { NOT: { reasons: { equals: [] } } } : {}),
  }
  return { where, orderBy: [{ rowNumber: 'asc' as const }] }
}

/** Prisma arguments of the mappings kept for files with this header, latest first. */
export const mappingsFor = (headerHash: string) => ({
  where: { headerHash },
  orderBy: [{ createdAt: 'desc' as const }],
  take: 20,
})

/** Archived ones too: history happened there. */
export async function placesOf(reads: Pick<Tx | OrgReads, 'site'>, org: OrgId) {
  return reads.site.findMany({
    where: { organisationId: org },
    select: {
      id: true,
      name: true,
      timeZone: true,
      locations: { select: { id: true, name: true } },
    },
    orderBy: { name: 'asc' },
  })
}

/** What rows are judged against: read once per step, not per row. */
export async function rowContextOf(
  reads: Pick<Tx | OrgReads, 'site' | 'member' | 'organisation'>,
  org: OrgId,
): Promise<Pick<RowContext, 'timeZone' | 'sites' | 'people'>> {
  const [{ timeZone }, sites, members] = [
    await reads.organisation.findUniqueOrThrow({ where: { id: org }, select: { timeZone: true } }),
    await placesOf(reads, org),
    await reads.member.findMany({
      where: { organisationId: org },
      select: { id: true, name: true, personnelNumber: true },
    }),
  ]
  const people = new Map<string, string | null>()
  for (const { id, name } of members) people.set(plain(name), people.has(plain(name)) ? null : id)
  for (const { id, personnelNumber } of members) if (personnelNumber) people.set(plain(personnelNumber), id)
  return {
    timeZone,
    people,
    sites: new Map(
      sites.map((site) => {
        const locations = new Map(site.locations.map((location) => [plain(location.name), location.id]))
        return [site.id, { name: site.name, timeZone: site.timeZone, locations }]
      }),
    ),
  }
}

type StoredRow = { rowNumber: number; cells: string[]; reasons: RowReason[] }

/** Rows as one text: a value at a time, a thousand rows cost more to carry than to judge. */
async function storedRows<Row extends StoredRow>(tx: Tx, rows: Prisma.Sql): Promise<Row[]> {
  const [found] = await tx.$queryRaw<[{ rows: string | null }]>`
    SELECT json_agg(r ORDER BY r."rowNumber")::text AS rows FROM (${rows}) AS r`
  return JSON.parse(found.rows ?? '[]')
}

/** Rows of an import that come after this one, whatever was thought of them. */
export const rowsAfter = (tx: Tx, ctx: Pick<Ctx, 'org'>, importId: string, after: number, most: number) =>
  storedRows<StoredRow>(
    tx,
    Prisma.sql`
      SELECT r.row_number AS "rowNumber", r.cells, r.reasons FROM import_row AS r
      WHERE r.organisation_id = ${ctx.org}::uuid AND r.import_id = ${importId}::uuid AND r.row_number > ${after}
      ORDER BY r.row_number LIMIT ${most}`,
  )

/** The next ready rows, and whether an earlier import has made a report of the same row since the preview. */
export const nextReadyRows = (tx: Tx, ctx: Pick<Ctx, 'org'>, importId: string, most: number) =>
  storedRows<StoredRow & { known: boolean }>(
    tx,
    Prisma.sql`
      SELECT r.row_number AS "rowNumber", r.cells, r.reasons, EXISTS (
        SELECT FROM import_row AS e WHERE e.organisation_id = r.organisation_id AND e.fingerprint = r.fingerprint
          AND e.status = 'APPLIED'
      ) OR EXISTS (
        SELECT FROM import_row AS e WHERE e.organisation_id = r.organisation_id AND e.external_id = r.external_id
          AND e.status = 'APPLIED'
      ) AS known
      FROM import_row AS r
      WHERE r.organisation_id = ${ctx.org}::uuid AND r.import_id = ${importId}::uuid AND r.status = 'READY'
      ORDER BY r.row_number LIMIT ${most}`,
  )

export type RefusedRow = { rowNumber: number; cells: string[]; reasons: RowReason[] }

/** Refused rows page by page, each page in a read of its own: a slow download holds no transaction open. */
export async function* refusedRowsOf(ctx: OpenCtx, importId: string): AsyncGenerator<RefusedRow> {
  for (let after = 0; ; ) {
    const page = await ctx.db.importRow.findMany({
      where: { organisationId: ctx.org, importId, status: 'REFUSED', rowNumber: { gt: after } },
      orderBy: { rowNumber: 'asc' },
      take: 1_000,
      select: { rowNumber: true, cells: true, reasons: true },
    })
    await ctx.end()
    for (const row of page) yield row as unknown as RefusedRow
    const last = page.at(-1)
    if (!last) return
    after = last.rowNumber
  }
}

/** The first ready rows as the reports they will become, places and people by name. */
export async function sampleOf(ctx: Ctx, id: string): Promise<SampleDraft[]> {
  const found = await ctx.db.import.findFirst(importFor(ctx, id))
  if (!found) throw notFound()
  const rows = await ctx.db.importRow.findMany({
    where: { organisationId: ctx.org, importId: id, status: 'READY' },
    orderBy: { rowNumber: 'asc' },
    take: 10,
    select: { rowNumber: true, cells: true },
  })
  if (rows.length === 0) return []
  const context = await rowContextOf(ctx.db, ctx.org)
  const { header } = found.reading as unknown as Reading
  const mapping = found.mapping as unknown as ImportMapping
  const reader = new RowReader({ ...context, header, mapping, now: ctx.now() })
  const drafts = rows.flatMap(({ rowNumber, cells }) => {
    const { draft } = reader.judge(cells as string[])
    return draft ? [{ rowNumber, ...draft }] : []
  })
  const reporters = await ctx.db.member.findMany({
    where: { organisationId: ctx.org, id: { in: drafts.flatMap((draft) => draft.reporterId ?? []) } },
    select: { id: true, name: true },
  })
  return drafts.map((draft) =>
    namedDraft(draft, context, new Map(reporters.map(({ id, name }) => [id, name]))),
  )
}
