import type { Prisma } from '@closecall/db/generated/client'
import { type Actor, memberIdOf } from '../access/actor'
import { type Decision, refused } from '../access/policy'
import { leavesOpen } from '../reports/report'
import { can as canReport, type ReportFacts, readable } from '../reports/report.policy'

type Proposal = { proposedById: string; report: ReportFacts }

export const can = {
  /** The second person: has the right, and did not propose it. */
  decide: (actor: Actor, { proposedById, report }: Proposal): Decision =>
    proposedById === memberIdOf(actor)
      ? refused('potential.second_person')
      : canReport.reviewPotential(actor, report),
}

/** What the page offers: the right, on a proposal still to be decided, of a report in work. */
export const mayDecide = (actor: Actor, review: Proposal & { status: string }): boolean =>
  review.status === 'PENDING' &&
  leavesOpen(review.report, 'reviewPotential') &&
  can.decide(actor, review).allowed

/** A review is read with its report. */
export const readableReviews = (actor: Actor): Prisma.PotentialReviewWhereInput => ({
  report: readable(actor),
})
