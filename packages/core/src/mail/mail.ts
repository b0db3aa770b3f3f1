/** The letters CloseCall sends; their texts are messages `mail.<template>`. */
export const templates = [
  'report.urgent',
  'report.returned',
  'report.rejected',
  'report.closed',
  'report.merged_closed',
  'inbox.day_missed',
  'box.late',
  'kiosk.silent',
  'thread.digest',
  'potential.raised',
  'comment.mentioned',
  'action.assigned',
  'action.handed_over',
  'action.finished',
  'action.returned',
  'reminder.due',
  'reminder.late',
  'reminder.escalated',
  'member.invited',
  'member.appointed',
  'member.pin_set',
  'password.reset',
] as const
export type Template = (typeof templates)[number]

/** They go to whoever filed the report, and so tell who that was. */
export const toReporters: readonly string[] = [
  'report.returned',
  'report.rejected',
  'report.closed',
  'report.merged_closed',
]

/** They tell of no report. */
const ofNoReport = /^(member|password|box|kiosk)\./
export const tellsOfReports = (template: string) => !ofNoReport.test(template)

const kinds: Partial<Record<string, string>> = {
  'member.invited': 'invitation',
  member: 'account',
  password: 'password',
  action: 'action',
  reminder: 'action',
  inbox: 'waiting',
  box: 'waiting',
  kiosk: 'waiting',
  thread: 'waiting',
}
/** What a letter was about, for whoever sees to it that letters arrive. */
export const kindOf = (template: string) => kinds[template] ?? kinds[template.split('.')[0] ?? ''] ?? 'report'

/** How long one attempt may take before another worker may try: longer than the mailer's own limit. */
export const leaseSeconds = 120
/** A long weekend, or a vacation of whoever keeps the mail server, loses no invitation. */
const givenUpAfterSeconds = 14 * 24 * 3_600

/** Seconds from a failed attempt to the next: 15 s, 1 min, 4 min, 16 min, then an hour. */
export const pauseAfter = (attempts: number) => Math.min(15 * 4 ** Math.max(0, attempts - 1), 3_600)

type Failure = { permanent: boolean; message: string }

/** What becomes of a letter after a failed attempt: it waits, or fails for good when refused or a fortnight old. */
export function afterFailure(mail: { attempts: number; createdAt: Date }, failure: Failure, now: Date) {
  const lastError = failure.message.slice(0, 1_000)
  const age = (now.getTime() - mail.createdAt.getTime()) / 1_000
  if (failure.permanent || age > givenUpAfterSeconds) return { status: 'FAILED', lastError }
  return { lastError, retryAt: new Date(now.getTime() + pauseAfter(mail.attempts) * 1_000) }
}

/** A letter is for a member who still belongs here; it says why it stays unsent. */
export const dropped = { status: 'DROPPED', retryAt: null, lastError: 'member.disabled' }

/** Longer than anything is told again: a reminder ends a fortnight after the due day or the return, a letter is tried for as long. */
const keptDays = 30
export const keptSince = (now: Date) => new Date(now.getTime() - keptDays * 86_400_000)
