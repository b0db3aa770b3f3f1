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
  comments: { authorId: string; kind: string; createdAt: Date }[]
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
  const talk = lastExchange(report)
  return [
    clock('ACKNOWLEDGE', acknowledgeBy, report.acknowledgedAt ?? triagedAt),
    // While a question waits for the reporter, nobody else is late.
    ...(report.status === 'RETURNED' ? [] : [clock('TRIAGE', triageBy, triagedAt)]),
    ...(talk
      ? [clock('ANSWER', afterWorkingDays(talk.askedAt, answerWorkingDays, timeZone), talk.answeredAt)]
      : []),
  ]
}

/** What the reporter said last on their own account, and when somebody else replied. */
function lastExchange({ privacy, comments, thread, reporterId }: Told) {
  const said =
    privacy === 'ANONYMOUS'
      ? thread.map(({ authorId, day }) => ({ authorId, kind: 'COMMENT', createdAt: day }))
      : comments
  let exchange: { askedAt: Date; answeredAt: Date | null } | null = null
  const inOrder = said.toSorted((a, b) => a.createdAt.getTime() - b.createdAt.getTime())
  for (const { authorId, kind, createdAt } of inOrder) {
    if (authorId !== reporterId) {
      if (exchange) exchange.answeredAt ??= createdAt
    } else if (kind === 'COMMENT' && (!exchange || exchange.answeredAt)) {
      exchange = { askedAt: createdAt, answeredAt: null }
    }
  }
  return exchange
}
