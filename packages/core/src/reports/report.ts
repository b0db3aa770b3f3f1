import { conflict, invalid, precondition } from '../access/errors'
import { changedFields } from '../access/resent'

/** States, words and pure rules of a report. */
export const reportTypes = [
  'NEAR_MISS',
  'UNSAFE_CONDITION',
  'UNSAFE_ACT',
  'STOP_WORK',
  'INJURY',
  'FIRE',
  'POSITIVE',
  'NOT_SURE',
] as const
export type ReportType = (typeof reportTypes)[number]

export const reportStatuses = ['SUBMITTED', 'RETURNED', 'ACCEPTED', 'CLOSED', 'REJECTED', 'MERGED'] as const
export type ReportStatus = (typeof reportStatuses)[number]

export const privacies = ['NAMED', 'CONFIDENTIAL', 'ANONYMOUS'] as const
/** What somebody who is signed in may choose: being anonymous leaves the account behind. */
export const isMembersPrivacy = (privacy: Privacy) => privacy !== 'ANONYMOUS'
export type Privacy = (typeof privacies)[number]
export const sources = ['WEB', 'QR', 'KIOSK', 'BOX', 'MESSENGER', 'IMPORT'] as const
export type Source = (typeof sources)[number]
/** The ways on which somebody who is signed in files a card. */
export const isMembersSource = (source: Source) => source === 'WEB' || source === 'QR'
export const routes = ['ON_THE_SPOT', 'ACTIONS', 'INVESTIGATION'] as const
export type Route = (typeof routes)[number]
export const potentialClasses = ['HSIF', 'LSIF', 'PSIF', 'CAPACITY', 'EXPOSURE', 'SUCCESS', 'LOW'] as const
export type PotentialClass = (typeof potentialClasses)[number]

/** What may be done to a report, beyond reading it. */
export type ReportVerb =
  | 'comment'
  | 'answer'
  | 'triage'
  | 'close'
  | 'reopen'
  | 'addAction'
  | 'reviewPotential'

const openVerbs: Record<ReportStatus, readonly ReportVerb[]> = {
  SUBMITTED: ['comment', 'triage'],
  // A question the reporter never answers must not keep the report for ever.
  RETURNED: ['comment', 'answer', 'triage'],
  ACCEPTED: ['comment', 'close', 'addAction', 'reviewPotential'],
  CLOSED: ['comment', 'reopen'],
  REJECTED: ['comment', 'reopen'],
  MERGED: ['comment', 'reopen'],
}

/** Whether the report's state leaves the verb open, whoever asks. */
export function leavesOpen(report: { status: string }, verb: ReportVerb): boolean {
  return openVerbs[report.status as ReportStatus].includes(verb)
}

/** Throws PRECONDITION `report.not_open` where the state does not leave the verb open. */
export function mustLeaveOpen(report: { status: string }, verb: ReportVerb): void {
  if (!leavesOpen(report, verb)) throw precondition('report.not_open', { status: report.status, verb })
}

/** NM-2026-0042: at least four digits, more when a year needs them. */
export function reportNumber(year: number, sequence: number): string {
  return `NM-${year}-${String(sequence).padStart(4, '0')}`
}

/** By what the database orders and finds a number, a named report's or an anonymous one's; null for what is none. */
export function rankOf(number: string): number | null {
  const [, year = '', sequence = ''] = /^(?:NM|AN)-(\d{4})-(\d{4,7})$/.exec(number) ?? []
  const rank = year ? (Number(year) - 2_000) * 10_000_000 + Number(sequence) : null
  return rank !== null && Math.abs(rank) < 2 ** 31 ? rank : null
}

const segmenter = new Intl.Segmenter()
/** Scripts in which a character is a letter; elsewhere the slow segmenter has to say where one ends. */
const plainLetters = /^[\u0020-\u02FF\u0400-\u0482\u048A-\u052F\u2010-\u2027\u2116]*$/

function beginning(sentence: string): string {
  if (plainLetters.test(sentence.slice(0, 121))) return sentence.slice(0, 120)
  let title = ''
  let letters = 0
  // Segmenting all of a long text takes a second; a title needs its beginning.
  for (const { segment } of segmenter.segment(sentence.slice(0, 400))) {
    if (++letters > 120 || title.length + segment.length > 199) break
    title += segment
  }
  return title
}

/** The first sentence of what happened, cut at a word, at most 120 letters as people count them: a card's title when none was given. */
export function titleFrom(whatHappened: string): string {
  const sentence = (whatHappened.split(/(?<=[.!?…])\s|\n/u, 1)[0] ?? '').trim()
  const title = beginning(sentence)
  if (title === sentence) return title
  // A single letter may carry any number of combining marks.
  if (title === '') return `${Array.from(sentence.slice(0, 100)).slice(0, -1).join('')}…`
  const space = title.lastIndexOf(' ')
  return `${title.slice(0, space > 60 ? space : undefined).trimEnd()}…`
}

/** A clock that runs a little fast must not block a report: up to a day ahead counts as now (DOMAIN §4). */
export function occurrence(given: Date | null, now: Date): Date {
  if (!given || given <= now) return given ?? now
  if (given.getTime() - now.getTime() > 86_400_000) {
    throw invalid([{ path: 'occurredAt', message: 'in_future' }])
  }
  return now
}

type Card = {
  type: string
  privacy: string
  source: string
  siteId: string
  locationId: string | null
  title: string | null
  occurredAt: Date | null
  whatHappened: string
  whatCouldHappen: string | null
  immediateAction: string | null
  proposal: string | null
  /** Said by paper cards alone. */
  cause?: string | null
}
type Filed = Required<Omit<Card, 'source'>> & { number: string; submittedAt: Date }

/** CONFLICT `report.already_filed` where a card sent again is not the one that was filed, with what has not come in. */
export function mustSayTheSame(card: Card & { id: string }, filed: Filed): void {
  // By which way it came says nothing of what it says.
  const { id: _, source: __, ...said } = card
  const { number, privacy, submittedAt } = filed
  const title = card.title ?? titleFrom(filed.whatHappened)
  const occurredAt = card.occurredAt && card.occurredAt < submittedAt ? card.occurredAt : submittedAt
  const changed = changedFields({ ...said, title, occurredAt }, filed)
  if (changed.length > 0) throw conflict('report.already_filed', { number, privacy, changed })
}
