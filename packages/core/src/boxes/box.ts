import { invalid } from '../access/errors'
import { addDays, type Day, dayOf, dayStart, localDay } from '../access/local-day'
import { daysBetween } from '../clocks/clock'

/** EMPTY: emptied today. DUE: to be emptied today. LATE: a whole day went by. RETIRED: hangs no more. */
export const boxStates = ['EMPTY', 'DUE', 'LATE', 'RETIRED'] as const
export type BoxState = (typeof boxStates)[number]

type Box = { emptyAt: Date; retiredAt: Date | null }

/** Like the inbox, a paper box is emptied once a day of the organisation: no card lies there longer than its day and the next. */
export function stateOf({ emptyAt, retiredAt }: Box, now: Date, timeZone: string) {
  if (retiredAt) return { state: 'RETIRED', daysLate: 0 } as const
  const since = daysBetween(localDay(emptyAt, timeZone), localDay(now, timeZone))
  if (since < 1) return { state: 'EMPTY', daysLate: 0 } as const
  return since === 1
    ? ({ state: 'DUE', daysLate: 0 } as const)
    : ({ state: 'LATE', daysLate: since - 1 } as const)
}

/** A box last empty before this moment is late on the day. */
export const lateBefore = (day: Day, timeZone: string): Date => dayStart(addDays(day, -1), timeZone)

const undoHours = 24

type Emptying = { emptiedAt: Date; entered: number; undoneAt: Date | null }

/** A slip of the finger is taken back within a day, while no card of it was typed in. */
export const leavesUndo = ({ emptiedAt, entered, undoneAt }: Emptying, now: Date): boolean =>
  undoneAt === null && entered === 0 && now.getTime() - emptiedAt.getTime() < undoHours * 3_600_000

type Typed = { now: Date; timeZone: string; unnamed: boolean }

/**
 * A card knows the day and no hour. An unnamed one is not dated more finely when it comes in either: like every anonymous
 * report it has days only.
 */
export function cardTimes(occurredOn: Date | null, { now, timeZone, unnamed }: Typed) {
  const today = localDay(now, timeZone)
  const day = occurredOn ? dayOf(occurredOn) : today
  if (day > today) throw invalid([{ path: 'occurredOn', message: 'in_future' }])
  return { occurredAt: dayStart(day, timeZone), submittedAt: unnamed ? dayStart(today, timeZone) : now }
}
