import type { Actor } from './actor'
import { has } from './roles'

/** DOMAIN §8: counts under 5, and texts of groups under 10, are shown to nobody but those who decide on each report. */
export const fewest = 5
export const fewestForTexts = 10

/** Whoever decides on reports sees the anonymous ones one by one. To everybody else there are only the groups below. */
export const seesAnonymous = (actor: Actor): boolean => has(actor, 'report.triage')

/** All anonymous reports of a site in a quarter, and who could have written them; null people: nobody has told. */
export type Group = { reports: number; people: number | null }

/** A group hides each of its reports among as many others as it has reports, and each writer among as many people. */
const size = ({ reports, people }: Group) => Math.min(reports, people ?? 0)

/** The count, or null where it is hidden: the same answer for 0 as for 4. */
export const shownCount = (group: Group): number | null => (size(group) >= fewest ? group.reports : null)

export const showsTexts = (group: Group): boolean => size(group) >= fewestForTexts

/** A quarter counts when it is over and its last reports have been handed over: a figure that grows by one tells of one. */
const settledAfter = 14 * 86_400_000

const quarterOf = (day: Date, later = 0) =>
  new Date(Date.UTC(day.getUTCFullYear(), Math.floor(day.getUTCMonth() / 3) * 3 + later * 3, 1))

export const quarterEnd = (quarter: Date): Date => quarterOf(quarter, 1)

/**
 * The earliest an anonymous report of a quarter can stand at: midnight of its day in the zone of whoever filed it. The
 * organisation's clock has no say in it (month_of in the database).
 */
export const firstFiled = (quarter: Date): Date => new Date(quarter.getTime() - 13 * 3_600_000)

/** First days of the settled quarters that hold a day from `from` to `to`, the newest `most` of them, newest first. */
export function settledQuarters(from: Date, to: Date, now: Date, most: number): Date[] {
  const quarters: Date[] = []
  for (let quarter = quarterOf(to); quarter >= quarterOf(from) && quarters.length < most; ) {
    if (quarterEnd(quarter).getTime() + settledAfter <= now.getTime()) quarters.push(quarter)
    quarter = quarterOf(quarter, -1)
  }
  return quarters
}
