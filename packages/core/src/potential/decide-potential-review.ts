import { memberIdOf } from '../access/actor'
import type { Ctx } from '../access/ctx'
import { key } from '../access/key'
import { parse } from '../access/parse'
import { authorise } from '../access/policy'
import { record } from '../access/record'
import { changeReport } from '../reports/change-report'
import { DecidePotentialReviewInput } from './potential.input'
import { requireDecidable } from './review'
import { can } from './review.policy'
import { reviewOrThrow } from './review.rows'

/** The second person lowers the potential, or leaves it as it is; the reporter sees either on the timeline. */
export async function decidePotentialReview(ctx: Ctx, raw: DecidePotentialReviewInput) {
  const input = parse(DecidePotentialReviewInput, raw)
  return ctx.write(async (tx) => {
    const review = await reviewOrThrow(tx, ctx, input.id)
    authorise(can.decide(ctx.actor, review))
    const status = input.confirm ? 'CONFIRMED' : 'DECLINED'
    const decidedById = memberIdOf(ctx.actor)
    // Its answer was lost on the way; a proposal is decided once.
    if (review.status === status && review.decidedById === decidedById) return review.report
    requireDecidable(review, review.report)
    await tx.potentialReview.update({
      where: key(ctx, review.id),
      data: { status, decidedById, decidedAt: ctx.now() },
    })
    const { potentialSeverity } = review.report
    const after = await changeReport(
      tx,
      ctx,
      review.report,
      input.confirm ? { potentialSeverity: review.toSeverity } : {},
    )
    await record(tx, ctx, 'potential.lower_decided', {
      subject: after.id,
      report: after.id,
      before: { potentialSeverity, review: 'PENDING' },
      after: { potentialSeverity: after.potentialSeverity, review: status, reason: review.reason },
      payload: {
        reportId: after.id,
        reviewId: review.id,
        proposedById: review.proposedById,
        confirmed: input.confirm,
      },
    })
    return after
  })
}
