import { TZDate } from '@date-fns/tz'
import { type Day, localDay } from '../access/local-day'

/** Time zones in which it is `hour` o'clock or later, by the day they have. A zone nobody knows counts as UTC. */
export function zonesPast(hour: number, now: Date, timeZones: readonly string[]): Map<Day, string[]> {
  const byDay = new Map<Day, string[]>()
  for (const timeZone of timeZones) {
    const known = isTimeZone(timeZone) ? timeZone : 'UTC'
    if (new TZDate(now, known).getHours() < hour) continue
    const day = localDay(now, known)
    byDay.set(day, [...(byDay.get(day) ?? []), timeZone])
  }
  return byDay
}

function isTimeZone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }))
  } catch {
    return false
  }
}

/** Whole days from one calendar day to another. */
export const daysBetween = (from: Day, to: Day) =>
  Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)
