import type { Tx } from '@closecall/db/database'
import type { Prisma } from '@closecall/db/generated/client'
import type { Ctx } from '../access/ctx'
import { invalid } from '../access/errors'
import { key } from '../access/key'
import { parse } from '../access/parse'
import { optionalLine, uuid } from '../access/text'
import type { ReportFacts } from '../reports/report.policy'
import { found, reportFacts, reportFor } from '../reports/report.rows'
import { mentionable } from './comment.policy'

export const commentById = (tx: Tx, ctx: Pick<Ctx, 'org'>, id: string) =>
  tx.comment.findUnique({ where: key(ctx, id), include: { mentions: { select: { memberId: true } } } })

/** INVALID unless everybody mentioned may read the report. */
export async function mustBeMentionable(
  tx: Tx,
  ctx: Pick<Ctx, 'org'>,
  report: ReportFacts & { id: string },
  ids: string[],
) {
  if (ids.length === 0) return
  const readers = await tx.member.findMany({
    where: { organisationId: ctx.org, id: { in: ids }, AND: mentionable(report) },
    select: { id: true },
  })
  const known = new Set(readers.map(({ id }) => id))
  const wrong = ids.flatMap((id, index) =>
    known.has(id) ? [] : [{ path: `mentions.${index}`, message: 'cannot_read' }],
  )
  if (wrong.length > 0) throw invalid(wrong)
}

/** Prisma arguments of whom a comment on this report may mention; the report itself must be readable. */
export async function mentionableFor(
  ctx: Pick<Ctx, 'org' | 'actor' | 'db'>,
  args: { reportId: string; search?: string | null | undefined },
) {
  const search = parse(optionalLine, args.search)
  const report = found(
    await ctx.db.report.findFirst({
      ...reportFor(ctx, { id: parse(uuid, args.reportId) }),
      select: { id: true, ...reportFacts },
    }),
  )
  // A percent sign is a letter here, not a pattern.
  const part = search?.replace(/[\\%_]/g, '\\$&')
  const named: Prisma.MemberWhereInput = part ? { name: { contains: part, mode: 'insensitive' } } : {}
  return {
    where: { organisationId: ctx.org, AND: [mentionable(report), named] },
    orderBy: [{ name: 'asc' }, { id: 'asc' }] satisfies Prisma.MemberOrderByWithRelationInput[],
    take: 20,
  }
}
