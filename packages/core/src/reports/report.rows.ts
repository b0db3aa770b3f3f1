import type { Tx } from '@closecall/db/database'
import type { Prisma } from '@closecall/db/generated/client'
import type { Actor } from '../access/actor'
import type { Ctx } from '../access/ctx'
import { conflict, notFound } from '../access/errors'
import { lastDeed } from '../access/last-deed'
import { parse } from '../access/parse'

import { settingsOf } from '../organisations/organisation'
import { type Clock, clockAt } from './overdue'
import type { promisesOf } from './promises'
import { rankOf } from './report'
import { ReportKey } from './report.input'
import type { ReportFacts } from './report.policy'
import { readable } from './report.policy'
import { actorHidden, visibleChanges } from './timeline'

/** The report as the actor may read it, or NOT_FOUND. */
export async function reportOrThrow(tx: Tx, ctx: Pick<Ctx, 'org' | 'actor'>, id: string) {
  const report = await tx.report.findFirst({
    where: { organisationId: ctx.org, id, AND: readable(ctx.actor) },
  })
  if (!report) throw notFound()
  return report
}

export type Seen = { id: string; version: number }

/** CONFLICT `report.changed` unless the sender had the latest version before its eyes. */
export async function mustBeLatest(tx: Tx, ctx: Pick<Ctx, 'org' | 'actor'>, report: Seen, version: number) {
  if (report.version !== version) throw await reportChanged(tx, ctx, report.id)
}

/** What happened meanwhile, without the name of a confidential reporter. */
export async function reportChanged(tx: Tx, ctx: Pick<Ctx, 'org' | 'actor'>, id: string) {
  const report = await reportOrThrow(tx, ctx, id)
  const last = await lastDeed(tx, ctx, id)
  const hidden = !last || actorHidden(ctx.actor, last, report)
  return conflict('report.changed', {
    version: report.version,
    status: report.status,
    event: last?.event ?? null,
    changes: visibleChanges(ctx.actor, last?.changes ?? {}, report),
    changedBy: hidden ? null : (last.member?.name ?? null),
    changedAt: last?.at.toISOString() ?? null,
  })
}

type Programme = Parameters<typeof promisesOf>[1]
const programmes = new WeakMap<object, Promise<Programme>>()

/** The organisation's time zone and what it promises its reporters: asked for once per operation, however many rows need it. */
export function programmeOf(ctx: Pick<Ctx, 'org' | 'db'>): Promise<Programme> {
  const known = programmes.get(ctx)
  if (known) return known
  const asked = ctx.db.organisation
    .findUniqueOrThrow({ where: { id: ctx.org }, select: { timeZone: true, settings: true } })
    .then(({ timeZone, settings }) => ({ timeZone, ...settingsOf(settings) }))
  programmes.set(ctx, asked)
  return asked
}

export async function clockOf(ctx: Pick<Ctx, 'org' | 'db' | 'now'>): Promise<Clock> {
  return clockAt(ctx.now(), await programmeOf(ctx))
}

/** The newest; who shows them turns them round, as a conversation is read. */
export const conversation = {
  orderBy: [{ createdAt: 'desc' }, { id: 'desc' }] satisfies Prisma.CommentOrderByWithRelationInput[],
  take: 500,
}

/** The thread of an anonymous report, in the order it was written. */
export const threadOrder = {
  orderBy: [{ position: 'asc' }] satisfies Prisma.ThreadMessageOrderByWithRelationInput[],
  take: 500,
}

/** What the feedback clocks need, as Prisma selects it. */
export const promiseFacts = {
  source: true,
  privacy: true,
  status: true,
  reporterId: true,
  submittedAt: true,
  waitingSince: true,
  acknowledgedAt: true,
  triagedAt: true,
  site: { select: { headcount: true } },
  comments: { ...conversation, select: { authorId: true, kind: true, createdAt: true } },
  thread: threadOrder,
} satisfies Prisma.ReportSelect

/** The same of what was done. */
export const timelineOrder = {
  orderBy: [{ at: 'desc' }, { id: 'desc' }] satisfies Prisma.AuditOrderByWithRelationInput[],
  take: 500,
}

/** One report by id or by number, as the actor may read it. */
export function reportFor(ctx: Pick<Ctx, 'org' | 'actor'>, raw: ReportKey) {
  const { id, number } = parse(ReportKey, raw)
  return {
    where: {
      organisationId: ctx.org,
      ...(id ? { id } : {}),
      ...(number ? { number, numberRank: rankOf(number) ?? { in: [] } } : {}),
      AND: readable(ctx.actor),
    },
  }
}

/** The reports merged into one, as far as the actor may read them. */
export const mergedFor = (actor: Actor) =>
  ({ where: readable(actor), orderBy: { numberRank: 'asc' } }) as const

/** A row or NOT_FOUND. */
export function found<T>(row: T | null): T {
  if (row === null) throw notFound()
  return row
}

/** What policies need of a report, as Prisma selects it. */
export const reportFacts = {
  status: true,
  siteId: true,
  reporterId: true,
  privacy: true,
} as const satisfies Record<keyof ReportFacts, true>
