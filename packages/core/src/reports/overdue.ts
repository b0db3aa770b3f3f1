import type { Prisma } from '@closecall/db/generated/client'
import { type Day, dateOf, localDay } from '../access/local-day'
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

const unfinished = ['OPEN', 'IN_PROGRESS']
type Late = { status: string; submittedAt: Date; actions: { status: string; dueOn: Date }[] }

/** Overdue: an unfinished action past its day, or nobody triaged it in time. `overdueReports` says the same to the database. */
export function isOverdue(report: Late, clock: Clock): boolean {
  const today = dateOf(clock.today)
  return (
    report.actions.some(({ status, dueOn }) => unfinished.includes(status) && dueOn < today) ||
    (report.status === 'SUBMITTED' && report.submittedAt < clock.triageExpiredBefore)
  )
}

export function overdueReports(clock: Clock): Prisma.ReportWhereInput {
  const lateAction = { status: { in: unfinished }, dueOn: { lt: dateOf(clock.today) } }
  const untriaged = { status: 'SUBMITTED', submittedAt: { lt: clock.triageExpiredBefore } }
  return { OR: [{ actions: { some: lateAction } }, untriaged] }
}
