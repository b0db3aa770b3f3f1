import type { Tx } from '@closecall/db/database'
import type { PotentialReview } from '@closecall/db/generated/client'
import type { Actor } from '../access/actor'
import { memberIdOf } from '../access/actor'
import type { Ctx } from '../access/ctx'
import { notFound } from '../access/errors'
import { lockReports } from '../reports/triage.rows'
import { readableReviews } from './review.policy'

type Who = Pick<Ctx, 'org' | 'actor'>

/** The review with its report, as the actor may read it, or NOT_FOUND; the report stays locked. */
export async function reviewOrThrow(tx: Tx, ctx: Who, id: string) {
  const where = { organisationId: ctx.org, id, AND: readableReviews(ctx.actor) }
  const found = await tx.potentialReview.findFirst({ where, select: { reportId: true } })
  if (!found) throw notFound()
  await lockReports(tx, ctx, [found.reportId])
  return tx.potentialReview.findFirstOrThrow({ where, include: { report: true } })
}

/** The one proposal of a report that waits, as a selection of its reviews. */
export const onlyPending = { where: { status: 'PENDING' }, take: 1 }

export async function pendingReview(
  tx: Tx,
  ctx: Pick<Ctx, 'org'>,
  reportId: string,
): Promise<PotentialReview | null> {
  return tx.potentialReview.findFirst({
    where: { organisationId: ctx.org, reportId, status: 'PENDING' },
  })
}

/** Prisma arguments of the proposals that wait for a second person other than their proposer, oldest first. */
export function pendingReviewsFor(actor: Actor) {
  return {
    where: {
      AND: [
        { status: 'PENDING' },
        { proposedById: { not: memberIdOf(actor) ?? '' } },
        readableReviews(actor),
      ],
    },
    orderBy: [{ proposedAt: 'asc' as const }, { id: 'asc' as const }],
  }
}
