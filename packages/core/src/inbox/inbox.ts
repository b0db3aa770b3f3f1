import { addDays, type Day, dayStart, localDay } from '../access/local-day'

/**
 * The inbox is emptied at least once a day (fixed by the programme): a day of the organisation counts as emptied when at
 * some moment of it no submitted report was waiting. So nothing waits longer than the day it came and the next one.
 */
export type BoxState = { emptiedAt: Date | null; missed: boolean }

export const boxIsEmptied = (row: BoxState | null, waitedAtStart: number, waitsNow: number): boolean =>
  Boolean(row?.emptiedAt) || waitedAtStart === 0 || waitsNow === 0

/** When the box has to be empty next: tonight, or tomorrow night once today's was emptied. */
export function boxDeadline(emptiedToday: boolean, now: Date, timeZone: string): Date {
  return dayStart(addDays(localDay(now, timeZone), emptiedToday ? 2 : 1), timeZone)
}

/** What is known when a day has ended: how many waited as it began and as it ended, and when it was emptied in between. */
export type DayEvidence = {
  begins: Date
  ends: Date
  waitedAtStart: number
  waitedAtEnd: number
  /** An organisation's first day begins with its founding, with nothing in the box. */
  foundedAt: Date
}

/** The moment a day's box was empty, or null: missed. */
export function emptiedAtOf(row: BoxState | null, evidence: DayEvidence): Date | null {
  if (row?.emptiedAt) return row.emptiedAt
  if (evidence.foundedAt >= evidence.begins) return evidence.foundedAt
  if (evidence.waitedAtStart === 0) return evidence.begins
  return evidence.waitedAtEnd === 0 ? new Date(evidence.ends.getTime() - 1) : null
}

/** A day can be closed once it is over in the organisation's time zone. */
export const dayIsOver = (day: Day, now: Date, timeZone: string): boolean => day < localDay(now, timeZone)
