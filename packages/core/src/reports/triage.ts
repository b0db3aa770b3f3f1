import type { Report } from '@closecall/db/generated/client'
import { invalid, precondition } from '../access/errors'
import {
  assessPotential,
  type PotentialAnswers,
  requireAtLeastActual,
  requireSeriousInjury,
} from '../potential/potential'

export const triageVerbs = ['ACCEPT', 'MERGE', 'RETURN', 'REJECT'] as const

type Acceptance = {
  answers: PotentialAnswers
  actualSeverity: number | null
  potentialSeverity: number
  route: string
  note: string | null
}

/** Whoever decides or asks has reacted: the report is acknowledged by a human from then on, if it was not before. */
export const acknowledged = (report: Pick<Report, 'acknowledgedAt'>, now: Date) => ({
  acknowledgedAt: report.acknowledgedAt ?? now,
})

/** What an acceptance says, as the report keeps it. */
export const said = ({ answers, actualSeverity, potentialSeverity, route, note }: Acceptance) => ({
  ...answers,
  actualSeverity,
  potentialSeverity,
  route,
  decisionNote: note,
})

/** What an accepted report becomes: the answers give the class, the class may force the route. */
export function accepted(
  report: Pick<Report, 'potentialSeverity' | 'acknowledgedAt'>,
  given: Acceptance,
  now: Date,
) {
  requireAtLeastActual('potentialSeverity', given.potentialSeverity, given.actualSeverity)
  requireSeriousInjury(given.answers, given.potentialSeverity, given.actualSeverity)
  if (given.potentialSeverity < (report.potentialSeverity ?? 1)) {
    throw precondition('potential.lowering_needs_review', { potentialSeverity: report.potentialSeverity })
  }
  const assessment = assessPotential(given.answers)
  if (assessment.needsInvestigation && given.route !== 'INVESTIGATION') {
    throw invalid([{ path: 'route', message: 'investigation_required' }], 'route.investigation_required')
  }
  return {
    ...acknowledged(report, now),
    ...said(given),
    status: 'ACCEPTED',
    potentialClass: assessment.class,
    triagedAt: now,
  }
}

type MergeTarget = Pick<Report, 'id' | 'status' | 'privacy'>

/** A merge moves nothing and makes no chains: into a living report, and those merged before follow. */
export function requireMergeable({ id, privacy }: Pick<Report, 'id' | 'privacy'>, into: MergeTarget): void {
  if (into.id === id) {
    throw invalid([{ path: 'intoId', message: 'merge_into_itself' }], 'report.merge_into_itself')
  }
  if (into.status === 'MERGED') throw precondition('report.merge_chain')
  if (into.status === 'REJECTED') throw precondition('report.merge_target_rejected')
  // Whoever reads the one but not the other would learn that there is one.
  if (into.privacy === 'ANONYMOUS' && privacy !== 'ANONYMOUS')
    throw precondition('report.merge_into_anonymous')
}

type Actions = { all: number; unverified: number }

/** A report cannot close over unverified work; only one whose cause was removed on the spot needs no action. */
export function closed(
  report: Pick<Report, 'route' | 'actedAt' | 'verifiedAt'>,
  actions: Actions,
  note: string,
  now: Date,
) {
  if (actions.unverified > 0) throw precondition('report.actions_unverified', { count: actions.unverified })
  if (actions.all === 0 && report.route !== 'ON_THE_SPOT') throw precondition('report.no_actions')
  return {
    status: 'CLOSED',
    decisionNote: note,
    closedAt: now,
    actedAt: report.actedAt ?? now,
    verifiedAt: report.verifiedAt ?? now,
  }
}

/** A closed report goes back to work, a rejected or merged one back to the inbox. */
export function reopened(report: Pick<Report, 'status'>, reason: string | null, now: Date) {
  return report.status === 'CLOSED'
    ? { status: 'ACCEPTED', decisionNote: reason, closedAt: null }
    : { status: 'SUBMITTED', decisionNote: reason, triagedAt: null, mergedIntoId: null, waitingSince: now }
}
