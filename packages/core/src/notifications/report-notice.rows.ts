import type { Tx } from '@closecall/db/database'
import type { OrgId } from '@closecall/db/org-id'
import type { Template } from '../mail/mail'
import type { ReportStatus } from '../reports/report'
import { officersOf, reviewersOf, supervisorsOf } from './audience.rows'
import { agrees, isUrgent, keyOf, type OutboxEvent, type Params, type Told } from './notification'

export const reportFacts = {
  id: true,
  number: true,
  title: true,
  status: true,
  type: true,
  privacy: true,
  source: true,
  siteId: true,
  reporterId: true,
  decisionNote: true,
  potentialSeverity: true,
  site: { select: { name: true } },
} as const

type Facts = { id: string; number: string; title: string; type: string; site: { name: string } }

/** Never the reporter's name: a confidential card stays so in every bell and letter. */
export const aboutReport = (report: Facts) => ({
  reportId: report.id,
  params: { number: report.number, title: report.title, site: report.site.name, type: report.type },
})

const reportOf = (tx: Tx, org: OrgId, id: string) =>
  tx.report.findUnique({ where: { organisationId_id: { organisationId: org, id } }, select: reportFacts })

export async function tellOfSubmitted(
  tx: Tx,
  org: OrgId,
  { subjectId, payload }: OutboxEvent,
): Promise<Told[]> {
  const report = await reportOf(tx, org, subjectId)
  if (!report || report.source === 'IMPORT') return [] // history is no news
  const officers = await officersOf(tx, org, report.siteId)
  const supervisors = report.privacy === 'ANONYMOUS' ? [] : await supervisorsOf(tx, org, report.siteId)
  const told = { ...aboutReport(report), members: [...officers, ...supervisors] }
  return [
    isUrgent(report.type) || payload.urgent === true
      ? { ...told, event: 'report.urgent', letter: 'report.urgent' }
      : told,
  ]
}

/** A card out of a box is news like any other. */
export async function tellOfTypedIn(tx: Tx, org: OrgId, event: OutboxEvent): Promise<Told[]> {
  const told = await tellOfSubmitted(tx, org, event)
  return told.map((each) => ({ event: 'report.submitted', ...each }))
}

export async function tellOfAnswer(tx: Tx, org: OrgId, { subjectId }: OutboxEvent): Promise<Told[]> {
  const report = await reportOf(tx, org, subjectId)
  return report ? [{ ...aboutReport(report), members: await officersOf(tx, org, report.siteId) }] : []
}

type Decision = { letter?: Template; still?: ReportStatus; withNote?: boolean }

/**
 * Something was decided about a card: its reporter hears back, with the question or the reason where there is one. A
 * decision that was taken back or made anew meanwhile is no news.
 */
export function tellReporter({ letter, still, withNote = false }: Decision = {}) {
  return async (tx: Tx, org: OrgId, { subjectId, payload }: OutboxEvent): Promise<Told[]> => {
    const report = await reportOf(tx, org, subjectId)
    if (!report?.reporterId || (still && report.status !== still)) return []
    if (withNote && !agrees(payload.note, report.decisionNote)) return []
    const { reportId, ...about } = aboutReport(report)
    const params: Params = withNote ? { ...about.params, note: report.decisionNote ?? '' } : about.params
    return [{ reportId, params, members: [report.reporterId], ...(letter ? { letter } : {}) }]
  }
}

const tellOfOwnClosing = tellReporter({ letter: 'report.closed', still: 'CLOSED' })

/** The reporter, and those whose cards were merged into it: theirs have no other outcome. */
export async function tellOfClosing(tx: Tx, org: OrgId, event: OutboxEvent): Promise<Told[]> {
  const report = await reportOf(tx, org, event.subjectId)
  if (report?.status !== 'CLOSED') return []
  const where = { organisationId: org, mergedIntoId: report.id, reporterId: { not: null } }
  const merged = await tx.report.findMany({ where, select: reportFacts, orderBy: { number: 'asc' } })
  const closed = 'report.merged_closed' as const
  const note = (report.decisionNote ?? '').slice(0, 600)
  const others = merged.map((each): Told => {
    const { reportId, params } = aboutReport(each)
    // One person may have told of it twice; each of their cards has its own line.
    const told = { event: closed, key: `${keyOf(event)}:${reportId}`, letter: closed }
    return { ...told, reportId, params: { ...params, note }, members: [each.reporterId ?? ''] }
  })
  return [...(await tellOfOwnClosing(tx, org, event)), ...others]
}

/** A potential grew: whoever answers for the site may have to look again. */
export async function tellOfRaise(tx: Tx, org: OrgId, { subjectId, payload }: OutboxEvent): Promise<Told[]> {
  const report = await reportOf(tx, org, subjectId)
  const severity = report?.potentialSeverity
  if (!report || !severity || !agrees(payload.severity, severity)) return []
  const { reportId, params } = aboutReport(report)
  const members = await officersOf(tx, org, report.siteId)
  return [{ reportId, params: { ...params, severity }, members, letter: 'potential.raised' }]
}

/** There is work again, and a promise to the reporter. */
export async function tellOfReopening(tx: Tx, org: OrgId, { subjectId }: OutboxEvent): Promise<Told[]> {
  const report = await reportOf(tx, org, subjectId)
  if (!report || !['SUBMITTED', 'ACCEPTED'].includes(report.status)) return []
  const officers = await officersOf(tx, org, report.siteId)
  const reporter = report.reporterId ? [report.reporterId] : []
  return [{ ...aboutReport(report), members: [...officers, ...reporter] }]
}

export async function tellOfProposal(tx: Tx, org: OrgId, event: OutboxEvent): Promise<Told[]> {
  const report = await reportOf(tx, org, event.subjectId)
  const waiting = { organisationId: org, id: String(event.payload.reviewId), status: 'PENDING' }
  if (!report || !(await tx.potentialReview.findFirst({ where: waiting, select: { id: true } }))) return []
  const { reportId, params } = aboutReport(report)
  return [{ reportId, params, members: await reviewersOf(tx, org, report, event.actorId) }]
}

/** The proposer learns what became of it; the reporter sees every lowered potential (DOMAIN §5). */
export async function tellOfDecision(
  tx: Tx,
  org: OrgId,
  { subjectId, payload }: OutboxEvent,
): Promise<Told[]> {
  const report = await reportOf(tx, org, subjectId)
  const review = await tx.potentialReview.findFirst({
    where: {
      organisationId: org,
      reportId: subjectId,
      id: String(payload.reviewId),
      status: { not: 'PENDING' },
    },
  })
  if (!report || !review) return []
  const lowered = review.status === 'CONFIRMED'
  const members = [review.proposedById, ...(lowered && report.reporterId ? [report.reporterId] : [])]
  const { reportId, params } = aboutReport(report)
  const severity = lowered ? review.toSeverity : review.fromSeverity
  return [{ reportId, params: { ...params, lowered: lowered ? 'yes' : 'no', severity }, members }]
}
