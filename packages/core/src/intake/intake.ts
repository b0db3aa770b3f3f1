import { addDays, type Day, dateOf, dayOf, dayStart } from '../access/local-day'

/** Hours of Greenwich at which what waits is handed over. */
export const handOverHours = [0, 6, 12, 18] as const
/** So many of one site of fifty people and more go together; fewer wait until their day is over there. */
export const handOverAtLeast = 3
export const fewestPeople = 50

export const precisions = ['DAY', 'WEEK'] as const
export type Precision = (typeof precisions)[number]

const hour = 3_600_000
const slot = 6 * hour

/** The first hand-over at or after a moment. */
export const handOverFrom = (moment: Date) => new Date(Math.ceil(moment.getTime() / slot) * slot)
/** The last one before or at it. */
export const handOverBefore = (moment: Date) => new Date(Math.floor(moment.getTime() / slot) * slot)

/** When a report of this day will have been handed over, however few came. */
export const handedOverBy = (day: Day, timeZone: string) => handOverFrom(dayStart(addDays(day, 1), timeZone))

/** Where few work, a day would tell who was there: only the week is kept. */
export const precisionAt = (headcount: number | null): Precision =>
  (headcount ?? 0) < fewestPeople ? 'WEEK' : 'DAY'

/** Of the ISO week of a day. */
export const monday = (day: Day) => addDays(day, -((dateOf(day).getUTCDay() + 6) % 7))

/** `2026-03-10`, or `2026-W11`: the day or the ISO week of a filing. */
export function periodOf(day: Day, precision: Precision): string {
  if (precision === 'DAY') return day
  // A week belongs to the year of its Thursday.
  const thursday = addDays(monday(day), 3)
  const year = thursday.slice(0, 4)
  const week = Math.floor((dateOf(thursday).getTime() - Date.parse(`${year}-01-01`)) / (7 * 24 * hour)) + 1
  return `${year}-W${String(week).padStart(2, '0')}`
}

/** A device's calendar may run a little fast: tomorrow counts as today. Null: further ahead. */
export function occurredDay(given: Date | null, today: Day): Day | null {
  const day = given ? dayOf(given) : today
  if (day <= today) return day
  return day === addDays(today, 1) ? today : null
}
