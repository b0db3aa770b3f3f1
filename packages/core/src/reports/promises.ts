import { addDays, dayOf, dayStart } from '../access/local-day'
import { precisionAt } from '../intake/intake'
import { afterWorkingDays } from './working-days'

/** Feedback the programme promises the reporter, each with a clock the reporter sees (DOMAIN §4). */
export const promiseModes = ['ACKNOWLEDGE', 'TRIAGE', 'ANSWER'] as const
export type FeedbackPromise = {
  mode: (typeof promiseModes)[number]
  dueAt: Date
  keptAt: Date | null
  /** Null while the clock is still running. */
  kept: boolean | null
}

type Programme = {
  timeZone: string
  acknowledgeHours: number
  triageWorkingDays: number
  answerWorkingDays: number
}
type Told = {
  source: string
  privacy: string
  status: string
  reporterId: string | null
  submittedAt: Date
  waitingSince: Date | null
  acknowledgedAt: Date | null
  triagedAt: Date | null
  site: { headcount: number | null }
  comments: { authorId: string; kind: string; createdAt: Date }[]
  /** In the order it was written. */
  thread: { authorId: string | null; day: Date }[]
}

export function promisesOf(report: Told, programme: Programme, now: Date): FeedbackPromise[] {
  // Nobody waits for an answer to imported history.
  if (report.source === 'IMPORT') return []
  const { submittedAt, triagedAt } = report
  const { timeZone, acknowledgeHours, triageWorkingDays, answerWorkingDays } = programme
  const clock = (mode: FeedbackPromise['mode'], dueAt: Date, keptAt: Date | null): FeedbackPromise => {
    const missed = now > dueAt ? false : null
    return { mode, dueAt, keptAt, kept: keptAt ? keptAt <= dueAt : missed }
  }
  // An anonymous card names a day or a week; its clocks begin when that is over.
  const begun = report.privacy === 'ANONYMOUS' ? (report.waitingSince ?? submittedAt) : submittedAt
  const acknowledgeBy = new Date(begun.getTime() + acknowledgeHours * 3_600_000)
  const triageBy = afterWorkingDays(report.waitingSince ?? submittedAt, triageWorkingDays, timeZone)
  const talk = lastExchange(report, timeZone)
  return [
    clock('ACKNOWLEDGE', acknowledgeBy, report.acknowledgedAt ?? triagedAt),
    // While a question waits for the reporter, nobody else is late.
    ...(report.status === 'RETURNED' ? [] : [clock('TRIAGE', triageBy, triagedAt)]),
    ...(talk
      ? [clock('ANSWER', afterWorkingDays(talk.askedAt, answerWorkingDays, timeZone), talk.answeredAt)]
      : []),
  ]
}

/**
 * A thread as comments. Its lines have no hour, and those of the reporter may name the Monday of their week: they stand in
 * the order they were written, and the reporter's begin a clock when their day or week is over, as a card does.
 */
function saidIn({ thread, site }: Told, timeZone: string) {
  const days = precisionAt(site.headcount) === 'WEEK' ? 7 : 1
  return thread.map(({ authorId, day }) => {
    const createdAt = dayStart(addDays(dayOf(day), authorId ? 0 : days), timeZone)
    return { authorId, kind: 'COMMENT', createdAt }
  })
}

/** What the reporter said last on their own account, and when somebody else replied. */
function lastExchange(report: Told, timeZone: string) {
  const { privacy, comments, reporterId } = report
  const said =
    privacy === 'ANONYMOUS'
      ? saidIn(report, timeZone)
      : comments.toSorted((a, b) => a.createdAt.getTime() - b.createdAt.getTime())
  let exchange: { askedAt: Date; answeredAt: Date | null } | null = null
  for (const { authorId, kind, createdAt } of said) {
    if (authorId !== reporterId) {
      if (exchange) exchange.answeredAt ??= createdAt
    } else if (kind === 'COMMENT' && (!exchange || exchange.answeredAt)) {
      exchange = { askedAt: createdAt, answeredAt: null }
    }
  }
  return exchange
}
