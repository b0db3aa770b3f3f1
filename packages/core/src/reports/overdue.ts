import type { Prisma } from '@closecall/db/generated/client'
import { type Day, localDay } from '../access/local-day'
import { isOverdue as isActionOverdue, overdueOn } from '../actions/action'
import { expiredBefore } from './working-days'

/** The organisation's day and threshold against which lateness is measured. */
export type Clock = { today: Day; triageExpiredBefore: Date }

export function clockAt(now: Date, organisation: { timeZone: string; triageWorkingDays: number }): Clock {
  const { timeZone, triageWorkingDays } = organisation
  return {
    today: localDay(now, timeZone),
    triageExpiredBefore: expiredBefore(now, triageWorkingDays, timeZone),
  }
}

type Late = {
  status: string
  submittedAt: Date
  waitingSince: Date | null
  actions: { status: string; dueOn: Date }[]
}

/** Overdue: an unfinished action past its day, or nobody triaged it in time. `overdueReports` says the same to the database. */
export function isOverdue(report: Late, clock: Clock): boolean {
  return (
    report.actions.some((action) => isActionOverdue(action, clock.today)) ||
    (report.status === 'SUBMITTED' && (report.waitingSince ?? report.submittedAt) < clock.triageExpiredBefore)
  )
}

export function overdueReports(clock: Clock): Prisma.ReportWhereInput {
  const expired = { lt: clock.triageExpiredBefore }
  // Said of a null outright: else what is not overdue would be neither.
  const since = [{ waitingSince: null, submittedAt: expired }, { waitingSince: { not: null, ...expired } }]
  const untriaged = { status: 'SUBMITTED', OR: since }
  return { OR: [{ actions: { some: overdueOn(clock.today) } }, untriaged] }
}
