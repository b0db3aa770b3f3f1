import type { Prisma } from '@closecall/db/generated/client'
import type { OrgReads } from '@closecall/db/reads'
import type { Actor } from '../access/actor'
import type { Ctx } from '../access/ctx'
import { addDays, type Day, dateOf, dayOf, dayStart, localDay } from '../access/local-day'
import { authorise } from '../access/policy'
import { has } from '../access/roles'
import { boxDeadline, boxIsEmptied } from './inbox'
import { can } from './inbox.policy'

type Reader = Pick<OrgReads, '$queryRaw'>

/** The organisation's time zone and founding. */
export async function clockOf(db: Pick<OrgReads, 'organisation'>, ctx: Pick<Ctx, 'org'>) {
  return db.organisation.findUniqueOrThrow({
    where: { id: ctx.org },
    select: { timeZone: true, createdAt: true },
  })
}

const inReach = (actor: Actor): Prisma.ReportWhereInput =>
  actor.kind === 'member' && actor.sites !== 'ALL' ? { siteId: { in: [...actor.sites] } } : {}

/** Prisma arguments of the inbox: what waits for triage in the actor's reach, oldest first. */
export function inboxFor(actor: Actor, args: { siteId?: string | null }) {
  authorise(can.see(actor))
  return { ...waitingFor(actor, args), orderBy: [{ submittedAt: 'asc' as const }, { id: 'asc' as const }] }
}

function waitingFor(actor: Actor, { siteId }: { siteId?: string | null } = {}) {
  const site: Prisma.ReportWhereInput = siteId ? { siteId } : {}
  return { where: { AND: [{ status: 'SUBMITTED' }, inReach(actor), site] } }
}

/** How many wait in the actor's reach; null for those who do not triage. */
export async function inboxCount(ctx: Pick<Ctx, 'db' | 'actor'>): Promise<number | null> {
  return has(ctx.actor, 'report.triage') ? ctx.db.report.count(waitingFor(ctx.actor)) : null
}

/**
 * How many reports waited in the box at a moment. A report's state then is what its first later change says it was
 * before, else what it is now; whatever waited then still waits, was returned, or was triaged since. What came anonymously
 * waits from the end of the day or week that it names: before, nobody could see it.
 */
export async function waitingAt(db: Reader, ctx: Pick<Ctx, 'org'>, moment: Date): Promise<number> {
  const rows = await db.$queryRaw<{ waiting: number }[]>`
    SELECT count(*)::int AS waiting FROM report r
    WHERE r.organisation_id = ${ctx.org}::uuid AND r.submitted_at < ${moment}
      AND NOT (r.privacy = 'ANONYMOUS' AND coalesce(r.waiting_since >= ${moment}, false))
      AND (r.status IN ('SUBMITTED', 'RETURNED') OR r.triaged_at >= ${moment})
      AND 'SUBMITTED' = coalesce((
        SELECT a.changes->'status'->>0 FROM audit a
        WHERE a.organisation_id = r.organisation_id AND a.report_id = r.id AND a.subject_id = r.id
          AND a.at >= ${moment} AND a.changes ? 'status' AND a.event NOT IN ('report.submitted', 'report.typed_in')
        ORDER BY a.at, a.id LIMIT 1), r.status)`
  return rows[0]?.waiting ?? 0
}

export type BoxDay = { day: Day; emptied: boolean; missed: boolean }
export type InboxClock = {
  today: BoxDay
  waiting: number
  oldestWaitingAt: Date | null
  deadlineAt: Date
  recent: BoxDay[]
}

/** The once-a-day clock of the whole organisation, with the last 14 days that have been judged. */
export async function inboxClock(ctx: Pick<Ctx, 'org' | 'actor' | 'db' | 'now'>): Promise<InboxClock> {
  authorise(can.see(ctx.actor))
  const { timeZone } = await clockOf(ctx.db, ctx)
  const today = localDay(ctx.now(), timeZone)
  const rows = await ctx.db.boxDay.findMany({
    where: { day: { gte: dateOf(addDays(today, -14)), lte: dateOf(today) } },
    orderBy: { day: 'desc' },
  })
  const waiting = await ctx.db.report.aggregate({
    where: { status: 'SUBMITTED' },
    _count: true,
    _min: { submittedAt: true },
  })
  const row = rows.find(({ day }) => dayOf(day) === today) ?? null
  const waitedAtStart = await waitingAt(ctx.db, ctx, dayStart(today, timeZone))
  const emptied = boxIsEmptied(row, waitedAtStart, waiting._count)
  return {
    today: { day: today, emptied, missed: false },
    waiting: waiting._count,
    oldestWaitingAt: waiting._min.submittedAt,
    deadlineAt: boxDeadline(emptied, ctx.now(), timeZone),
    recent: rows
      .map(({ day, emptiedAt, missed }) => ({ day: dayOf(day), emptied: emptiedAt !== null, missed }))
      .filter(({ day, emptied: was, missed }) => day !== today && (was || missed)),
  }
}
