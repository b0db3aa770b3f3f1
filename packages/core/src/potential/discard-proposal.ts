import type { Tx } from '@closecall/db/database'
import { memberIdOf } from '../access/actor'
import type { Ctx } from '../access/ctx'
import { key } from '../access/key'
import { record } from '../access/record'
import { pendingReview } from './review.rows'

/** A proposal falls with what it was made for: the potential was raised, or the report closed. */
export async function discardProposal(
  tx: Tx,
  ctx: Pick<Ctx, 'org' | 'actor' | 'now' | 'id'>,
  reportId: string,
): Promise<void> {
  const fallen = await pendingReview(tx, ctx, reportId)
  if (!fallen) return
  const me = memberIdOf(ctx.actor)
  await tx.potentialReview.update({
    where: key(ctx, fallen.id),
    data: { status: 'DECLINED', decidedById: me === fallen.proposedById ? null : me, decidedAt: ctx.now() },
  })
  await record(tx, ctx, 'potential.lower_decided', {
    subject: reportId,
    report: reportId,
    before: { review: 'PENDING' },
    after: { review: 'DECLINED' },
    payload: { reportId, reviewId: fallen.id, proposedById: fallen.proposedById, confirmed: false },
  })
}
