import type { Tx } from '@closecall/db/database'
import type { Prisma, Report } from '@closecall/db/generated/client'
import type { Ctx } from '../access/ctx'
import { notFound } from '../access/errors'
import { readable, signed } from './report.policy'

/** Keeps these reports from changing until the transaction ends; always in one order, so that two never wait in a ring. */
export async function lockReports(tx: Tx, ctx: Pick<Ctx, 'org'>, ids: string[]): Promise<void> {
  await tx.$queryRaw`
    SELECT id FROM report WHERE organisation_id = ${ctx.org}::uuid AND id = ANY (${ids}::uuid[]) ORDER BY id FOR UPDATE`
}

/** What is merged into a report that is locked already, locked as well: nothing joins or leaves until the end. */
export async function lockMerged(tx: Tx, ctx: Pick<Ctx, 'org'>, intoId: string): Promise<Report[]> {
  const where = { organisationId: ctx.org, mergedIntoId: intoId }
  const merged = (await tx.report.findMany({ where, select: { id: true } })).map(({ id }) => id)
  if (merged.length === 0) return []
  await lockReports(tx, ctx, merged)
  return tx.report.findMany({ where, orderBy: { id: 'asc' } })
}

const month = 30 * 86_400_000

/** Prisma arguments of what a report may be merged into: same place and type, at most 30 days apart, neither rejected nor merged. */
export async function similarReports(ctx: Pick<Ctx, 'org' | 'actor' | 'db'>, id: string) {
  const mayRead = readable(ctx.actor)
  const report = await ctx.db.report.findFirst({ where: { organisationId: ctx.org, id, AND: mayRead } })
  if (!report) throw notFound()
  const around = report.submittedAt.getTime()
  const where: Prisma.ReportWhereInput = {
    AND: mayRead,
    id: { not: report.id },
    siteId: report.siteId,
    type: report.type,
    status: { notIn: ['REJECTED', 'MERGED'] },
    ...(report.privacy === 'ANONYMOUS' ? {} : signed),
    submittedAt: { gte: new Date(around - month), lte: new Date(around + month) },
  }
  return { where, orderBy: [{ submittedAt: 'desc' as const }, { id: 'desc' as const }], take: 20 }
}
