import { addDays, type Day, dateOf, dayStart, localDay } from '../access/local-day'

const isWorking = (day: Day) => ![0, 6].includes(dateOf(day).getUTCDay())

/** The end of the nth working day (Monday to Friday) after the day of `from`: when a promise given in working days runs out. */
export function afterWorkingDays(from: Date, count: number, timeZone: string): Date {
  let day = localDay(from, timeZone)
  for (let left = count; left > 0; ) {
    day = addDays(day, 1)
    if (isWorking(day)) left--
  }
  return dayStart(addDays(day, 1), timeZone)
}

/** What was promised in `count` working days before this moment has run out at `now`: the same rule, as a query needs it. */
export function expiredBefore(now: Date, count: number, timeZone: string): Date {
  let day = localDay(now, timeZone)
  while (afterWorkingDays(dayStart(day, timeZone), count, timeZone) > now) day = addDays(day, -1)
  return dayStart(addDays(day, 1), timeZone)
}
