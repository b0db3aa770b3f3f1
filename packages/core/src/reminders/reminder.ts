import { addDays, type Day, dateOf } from '../access/local-day'
import { daysBetween } from '../clocks/clock'
import type { Template } from '../mail/mail'

export type Step = 'due' | 'late' | 'escalated'

/** The step begins that many days after the due day; after a fortnight the inbox and the dashboard carry it on. */
const begins = { due: 0, late: 3, escalated: 7 }
const ends = 14

export const letterOf = (step: Step) => `reminder.${step}` satisfies Template

/** Which reminder an unfinished action needs on this day. A worker that was off on the very day catches up. */
export function stepOn(day: Day, dueOn: Day): Step | null {
  const late = daysBetween(dueOn, day)
  if (late < begins.due || late >= ends) return null
  if (late >= begins.escalated) return 'escalated'
  return late >= begins.late ? 'late' : 'due'
}

type Late = { dueOn: Day; returnedOn: Day | null }

/**
 * The reminder an unfinished action needs on this day, and the day it counts from. Work that came back after its due day
 * is counted anew from there, but for the first step: its return was told already.
 */
export function reminderOn(day: Day, { dueOn, returnedOn }: Late): { step: Step; since: Day } | null {
  const step = stepOn(day, dueOn)
  if (step) return { step, since: dueOn }
  const again = returnedOn && returnedOn > dueOn ? stepOn(day, returnedOn) : null
  return returnedOn && again && again !== 'due' ? { step: again, since: returnedOn } : null
}

/** The days, due or returned, for which any reminder may be needed. */
export const dueDays = (day: Day) => ({ gt: dateOf(addDays(day, -ends)), lte: dateOf(day) })

/** One reminder per action, step and day it counts from: a moved deadline starts anew. */
export const reminderKey = (actionId: string, step: Step, since: Day) =>
  `reminder.${step}:${actionId}:${since}`
