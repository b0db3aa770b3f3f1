import type { Tx } from '@closecall/db/database'
import type { Prisma } from '@closecall/db/generated/client'
import type { Actor } from '../access/actor'
import type { Ctx } from '../access/ctx'
import { notFound } from '../access/errors'
import { readable } from './report.policy'

/** The report as the actor may read it, or NOT_FOUND. */
export async function reportOrThrow(tx: Tx, ctx: Pick<Ctx, 'org' | 'actor'>, id: string) {
  const report = await tx.report.findFirst({
    where: { organisationId: ctx.org, id, AND: readable(ctx.actor) },
  })
  if (!report) throw notFound()
  return report
}

/** Prisma arguments of the list of reports, newest first. */
export function reportsFor(actor: Actor): {
  where: Prisma.ReportWhereInput
  orderBy: Prisma.ReportOrderByWithRelationInput[]
} {
  return { where: readable(actor), orderBy: [{ submittedAt: 'desc' }, { id: 'desc' }] }
}

/** The next number of the year, gap-free: the counter's row stays locked until this transaction ends. */
export async function takeNumber(tx: Tx, org: string, year: number): Promise<number> {
  const rows = await tx.$queryRaw<{ last: number }[]>`
    INSERT INTO report_counter (organisation_id, year, last) VALUES (${org}::uuid, ${year}, 1)
    ON CONFLICT (organisation_id, year) DO UPDATE SET last = report_counter.last + 1
    RETURNING last`
  return rows[0]?.last ?? 1
}
