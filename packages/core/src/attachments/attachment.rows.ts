import type { Tx } from '@closecall/db/database'
import type { Prisma } from '@closecall/db/generated/client'
import type { Ctx } from '../access/ctx'
import { byId } from '../access/key'
import { parse } from '../access/parse'
import { authorise, type Decision } from '../access/policy'
import { type ReportFacts, readable } from '../reports/report.policy'
import { found, reportFacts } from '../reports/report.rows'
import { PhotoKey } from './attachment.input'
import { can, photographable } from './attachment.policy'

/** What a report shows: its own, in the order they came; a thread shows those of its messages. */
export const shown = {
  where: { removedAt: null, messageId: null },
  orderBy: { position: 'asc' },
} satisfies { where: Prisma.AttachmentWhereInput; orderBy: Prisma.AttachmentOrderByWithRelationInput }

/** A photo of a report the actor may read, or NOT_FOUND. */
export async function attachmentOrThrow(tx: Tx, ctx: Pick<Ctx, 'org' | 'actor'>, id: string) {
  const attachment = await tx.attachment.findFirst({
    where: { organisationId: ctx.org, id, report: readable(ctx.actor) },
    include: { report: { select: { id: true, ...reportFacts } } },
  })
  return found(attachment)
}

/** What is known when bytes of a photo come or are asked for: the report, the photo if it is there, and how many there are. */
export async function uploadOf(ctx: Pick<Ctx, 'org' | 'actor' | 'db'>, raw: PhotoKey) {
  const { reportId, photoId, messageId = null } = parse(PhotoKey, raw)
  const report = found(
    await ctx.db.report.findFirst({
      where: { organisationId: ctx.org, id: reportId, AND: photographable(ctx.actor) },
      select: { id: true, ...reportFacts },
    }),
  )
  authorise(await adding(ctx.db, ctx, { reportId, messageId }, report))
  const kept = await ctx.db.attachment.findUnique(byId(ctx, photoId))
  const present = await ctx.db.attachment.count({
    where: { organisationId: ctx.org, reportId, messageId, removedAt: null },
  })
  return { reportId, photoId, messageId, report, kept, present }
}

/** Whether the actor may add to the report, or to a line of its thread. NOT_FOUND for a line of another one. */
export async function adding(
  db: { threadMessage: Pick<Tx['threadMessage'], 'findFirst'> },
  ctx: Pick<Ctx, 'org' | 'actor'>,
  { reportId, messageId }: { reportId: string; messageId: string | null },
  report: ReportFacts,
): Promise<Decision> {
  if (!messageId) return can.add(ctx.actor, report)
  const line = found(
    await db.threadMessage.findFirst({
      where: { organisationId: ctx.org, id: messageId, reportId },
      select: { authorId: true },
    }),
  )
  return can.addToLine(ctx.actor, report, line)
}

/** A photo to be served, unless it was removed. */
export const servedFor = (org: string, id: string) =>
  ({
    where: { organisationId: org, id, removedAt: null },
    select: { kind: true, type: true, position: true },
  }) satisfies Prisma.AttachmentFindFirstArgs
