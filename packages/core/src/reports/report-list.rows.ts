import type { Prisma } from '@closecall/db/generated/client'
import type { Actor } from '../access/actor'
import { memberIdOf } from '../access/actor'
import type { Ctx } from '../access/ctx'
import { parse } from '../access/parse'
import { seesAnonymous } from '../access/small-groups'
import { type Clock, overdueReports } from './overdue'
import { ReportFilter, ReportSort } from './report.input'
import { readable, unmasked } from './report.policy'
import { clockOf } from './report.rows'

type Where = Prisma.ReportWhereInput
type ListArgs = { filter?: ReportFilter | null | undefined; sort?: ReportSort | null | undefined }

/** Prisma arguments of the list: what the actor may read, narrowed by the filter, in the order asked for. */
export async function reportsFor(ctx: Pick<Ctx, 'org' | 'actor' | 'db' | 'now'>, args: ListArgs = {}) {
  const filter = parse(ReportFilter, args.filter ?? {})
  const clock = filter.overdue == null ? null : await clockOf(ctx)
  const matches = filter.text ? await search(ctx, filter.text) : null
  const conditions = [readable(ctx.actor), ...matching(ctx.actor, filter, clock, matches)]
  return {
    where: { organisationId: ctx.org, AND: conditions.filter((each) => Object.keys(each).length > 0) },
    orderBy: orderOf(parse(ReportSort, args.sort ?? {})),
  }
}

/** The newest thousand matches: `@@` has to run inside a function that applies the tenant itself. */
async function search(ctx: Pick<Ctx, 'actor' | 'db'>, words: string): Promise<string[]> {
  const rows = await ctx.db.$queryRaw<
    { id: string }[]
  >`SELECT id FROM search_reports(${words}, 1000, ${seesAnonymous(ctx.actor)}) AS found (id)`
  return rows.map(({ id }) => id)
}

function matching(
  actor: Actor,
  filter: ReturnType<typeof ReportFilter.parse>,
  clock: Clock | null,
  matches: string[] | null,
): Where[] {
  const { status, siteId, locationId, type, potential, reporterId, privacy, source } = filter
  const { submittedFrom, submittedTo } = filter
  const found: Where[] = []
  if (status) found.push({ status: { in: status } })
  if (siteId) found.push({ siteId: { in: siteId } })
  if (locationId) found.push({ locationId: { in: locationId } })
  if (type) found.push({ type: { in: type } })
  if (potential) found.push({ potentialSeverity: { in: potential } })
  // Otherwise the filter itself would tell who is behind a confidential report.
  if (reporterId) found.push({ reporterId: { in: reporterId } }, unmasked(actor))
  if (privacy) found.push({ privacy: { in: privacy } })
  if (source) found.push({ source: { in: source } })
  if (filter.mine) found.push({ reporterId: memberIdOf(actor) ?? { in: [] } })
  if (submittedFrom) found.push({ submittedAt: { gte: submittedFrom } })
  if (submittedTo) found.push({ submittedAt: { lt: submittedTo } })
  if (clock) found.push(filter.overdue ? overdueReports(clock) : { NOT: overdueReports(clock) })
  if (matches) found.push({ id: { in: matches } })
  return found
}

function orderOf({
  field,
  direction,
}: ReturnType<typeof ReportSort.parse>): Prisma.ReportOrderByWithRelationInput[] {
  const columns = {
    SUBMITTED_AT: { submittedAt: direction },
    OCCURRED_AT: { occurredAt: direction },
    POTENTIAL: { potentialSeverity: { sort: direction, nulls: 'last' } },
    NUMBER: { numberRank: direction },
    STATUS: { status: direction },
  } as const satisfies Record<typeof field, Prisma.ReportOrderByWithRelationInput>
  // Where the column ties, the newest comes first.
  return [
    columns[field],
    ...(field === 'SUBMITTED_AT' ? [] : [{ submittedAt: 'desc' as const }]),
    { id: direction },
  ]
}
