import type { Actor } from '../access/actor'
import { can, type ReportFacts } from './report.policy'

/** Deeds of the reporter as a reporter. What the same person did as an action's owner stays theirs by name: hiding it would give them away. */
const reporterDeeds = new Set([
  'report.submitted',
  'report.answered',
  'comment.added',
  'photo.added',
  'photo.removed',
  'document.added',
  'document.removed',
])

type Deed = { event: string; memberId: string | null }

export function actorHidden(actor: Actor, deed: Deed, report: ReportFacts | null): boolean {
  return (
    report !== null &&
    reporterDeeds.has(deed.event) &&
    deed.memberId === report.reporterId &&
    deed.memberId !== null &&
    !can.seeReporter(actor, report).allowed
  )
}

/** The changed fields as this reader may see them. */
export function visibleChanges(
  actor: Actor,
  changes: unknown,
  report: ReportFacts | null,
): Record<string, unknown> {
  const { reporterId, ...others } = changes as Record<string, unknown>
  if (reporterId === undefined || !report || !can.seeReporter(actor, report).allowed) return others
  return { ...others, reporterId }
}
