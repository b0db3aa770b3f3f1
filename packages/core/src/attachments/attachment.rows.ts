import type { Tx } from '@closecall/db/database'
import type { Prisma } from '@closecall/db/generated/client'
import type { Ctx } from '../access/ctx'
import { readable } from '../reports/report.policy'
import { found, reportFacts } from '../reports/report.rows'

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
