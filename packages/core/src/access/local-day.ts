import { TZDate } from '@date-fns/tz'

/** A calendar day, `YYYY-MM-DD`, without a time zone. */
export type Day = string

const two = (value: number) => String(value).padStart(2, '0')

/** The day a moment falls on in a time zone. */
export function localDay(moment: Date, timeZone: string): Day {
  const there = new TZDate(moment, timeZone)
  return `${String(there.getFullYear()).padStart(4, '0')}-${two(there.getMonth() + 1)}-${two(there.getDate())}`
}

/** The year a moment falls on in a time zone; asked of the zone only where Greenwich cannot tell. */
export function localYear(moment: Date, timeZone: string): number {
  const [early, late] = [-14, 14].map((hours) =>
    new Date(moment.getTime() + hours * 3_600_000).getUTCFullYear(),
  )
  return early === late && early !== undefined ? early : Number(localDay(moment, timeZone).slice(0, 4))
}

/** The first moment of a day in a time zone; where clocks skip midnight, the first moment there is. */
export function dayStart(day: Day, timeZone: string): Date {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return new Date(new TZDate(year, month - 1, date, timeZone).getTime())
}

export function addDays(day: Day, days: number): Day {
  const date = dateOf(day)
  date.setUTCDate(date.getUTCDate() + days)
  return dayOf(date)
}

/** A day as a DATE column takes and gives it: midnight in UTC. */
export const dateOf = (day: Day): Date => new Date(`${day}T00:00:00.000Z`)
export const dayOf = (date: Date): Day => date.toISOString().slice(0, 10)
