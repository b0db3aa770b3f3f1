import type { Tx } from '@closecall/db/database'
import type { Action, Prisma, Report } from '@closecall/db/generated/client'
import type { OrgReads } from '@closecall/db/reads'
import type { Actor } from '../access/actor'
import { memberIdOf } from '../access/actor'
import type { Ctx } from '../access/ctx'
import { conflict, type DomainError, notFound, precondition } from '../access/errors'
import { lastDeed } from '../access/last-deed'
import { type Day, localDay } from '../access/local-day'
import { found } from '../reports/report.rows'
import { lockReports } from '../reports/triage.rows'
import { type ActionStatus, overdueOn } from './action'
import { readable } from './action.policy'

type Who = Pick<Ctx, 'org' | 'actor'>

/** The action as the actor may read it, or NOT_FOUND. */
export async function actionOrThrow(tx: Tx, ctx: Who, id: string): Promise<Action> {
  return found(await tx.action.findFirst(actionFor(ctx, id)))
}

/** One action, as the actor may read it. */
export const actionFor = (ctx: Who, id: string) => ({
  where: { organisationId: ctx.org, id, AND: readable(ctx.actor) },
})

/** CONFLICT `action.changed` when somebody changed it since the actor looked. */
export async function mustBeLatest(tx: Tx, ctx: Who, action: Action, version: number): Promise<void> {
  if (action.version !== version) throw await actionChanged(tx, ctx, action)
}

/** What somebody changed meanwhile. */
export async function actionChanged(tx: Tx, ctx: Who, action: Action): Promise<DomainError> {
  const last = await lastDeed(tx, ctx, action.id)
  return conflict('action.changed', {
    version: action.version,
    status: action.status,
    event: last?.event ?? null,
    changes: last?.changes ?? {},
    changedBy: last?.member?.name ?? null,
    changedAt: last?.at.toISOString() ?? null,
  })
}

/** Whoever is to do it works here. */
export async function mustBeActiveMember(tx: Tx, ctx: Pick<Ctx, 'org'>, id: string): Promise<void> {
  const member = await tx.member.findFirst({
    where: { organisationId: ctx.org, id },
    select: { status: true },
  })
  if (!member) throw notFound()
  if (member.status !== 'ACTIVE') throw precondition('action.owner_disabled')
}

export async function countActions(tx: Tx, ctx: Pick<Ctx, 'org'>, reportId: string) {
  const where = { organisationId: ctx.org, reportId }
  const all = await tx.action.count({ where })
  return { all, unverified: await tx.action.count({ where: { ...where, status: { not: 'VERIFIED' } } }) }
}

/** The action and its report, which stays locked until the transaction ends. */
export async function actionWithReport(
  tx: Tx,
  ctx: Who,
  id: string,
): Promise<{ action: Action; report: Report }> {
  const { reportId } = await actionOrThrow(tx, ctx, id)
  await lockReports(tx, ctx, [reportId])
  const action = await actionOrThrow(tx, ctx, id)
  const report = await tx.report.findFirstOrThrow({ where: { organisationId: ctx.org, id: reportId } })
  return { action, report }
}

/** Today where the organisation is. */
export async function todayOf(
  db: Pick<OrgReads, 'organisation'>,
  ctx: Pick<Ctx, 'org' | 'now'>,
): Promise<Day> {
  const { timeZone } = await db.organisation.findUniqueOrThrow({
    where: { id: ctx.org },
    select: { timeZone: true },
  })
  return localDay(ctx.now(), timeZone)
}

const days = new WeakMap<object, Promise<Day>>()

/** The same, asked for once per operation, however many rows need it. */
export function todayIn(ctx: Pick<Ctx, 'org' | 'db' | 'now'>): Promise<Day> {
  const known = days.get(ctx) ?? todayOf(ctx.db, ctx)
  days.set(ctx, known)
  return known
}

/** A report's actions, what is due first comes first. */
export const actionsOfReport = {
  orderBy: [{ dueOn: 'asc' }, { id: 'asc' }],
} satisfies Prisma.Report$actionsArgs

export type ActionFilter = {
  mine?: boolean | null
  status?: readonly ActionStatus[] | null
  siteId?: string | null
  ownerId?: string | null
  overdue?: boolean | null
}

/** Prisma arguments of a list of actions: what is due first comes first. */
export function actionsFor(actor: Actor, filter: ActionFilter, today: Day) {
  const asked: Prisma.ActionWhereInput[] = [readable(actor)]
  if (filter.mine) asked.push({ ownerId: memberIdOf(actor) ?? '' })
  if (filter.status) asked.push({ status: { in: [...filter.status] } })
  if (filter.siteId) asked.push({ siteId: filter.siteId })
  if (filter.ownerId) asked.push({ ownerId: filter.ownerId })
  if (filter.overdue) asked.push(overdueOn(today))
  if (filter.overdue === false) asked.push({ NOT: overdueOn(today) })
  return {
    where: { AND: asked },
    orderBy: [{ dueOn: 'asc' as const }, { id: 'asc' as const }],
  }
}
