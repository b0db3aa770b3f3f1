import { invalid, precondition } from '../access/errors'
import { mustLeaveOpen } from '../reports/report'
import { requireAtLeastActual } from './potential'

export const reviewStatuses = ['PENDING', 'CONFIRMED', 'DECLINED'] as const
export type ReviewStatus = (typeof reviewStatuses)[number]

type Severities = { actualSeverity: number | null; potentialSeverity: number | null }

/** Raising needs nobody's consent. */
export function requireHigher(report: Severities, to: number): void {
  if (to > (report.potentialSeverity ?? 0)) return
  throw invalid([{ path: 'to', message: 'not_higher' }], 'potential.not_higher')
}

/** Lowering is proposed, and never below what really happened; returns what it is lowered from. */
export function requireLower(report: Severities, to: number): number {
  const from = report.potentialSeverity
  if (from === null || to >= from)
    throw invalid([{ path: 'to', message: 'not_lower' }], 'potential.not_lower')
  requireAtLeastActual('to', to, report.actualSeverity)
  return from
}

/** A proposal is decided once, while its report is in work and the potential is still what it was proposed for. */
export function requireDecidable(
  review: { status: string; fromSeverity: number },
  report: Severities & { status: string },
): void {
  if (review.status !== 'PENDING' || report.potentialSeverity !== review.fromSeverity) {
    throw precondition('potential.review_decided', { status: review.status })
  }
  mustLeaveOpen(report, 'reviewPotential')
}
