import type { Tx } from '@closecall/db/database'
import type { Actor } from '../access/actor'
import type { Ctx } from '../access/ctx'
import { precondition } from '../access/errors'
import { dateOf, localDay } from '../access/local-day'
import { can as photo } from '../attachments/attachment.policy'
import { organisationOrThrow } from '../organisations/organisation.rows'
import type { ReportFacts } from '../reports/report.policy'
import { type Message, messageOf } from './thread'
import { can } from './thread.policy'

type Kept = Parameters<typeof messageOf>[0]
export type Thread = { messages: Message[]; canRemovePhotos: boolean }
type KeptPhotos = Parameters<typeof messageOf>[1]

/** The pictures of a thread and of its report, in the order they came. */
export const threadPhotos = {
  where: { removedAt: null },
  orderBy: { position: 'asc' },
  select: { organisationId: true, id: true, messageId: true },
} as const

/** What shows that somebody can come back to a report: a card from a box has no receipt. */
export const receiptFact = { receipt: { select: { reportId: true } } } as const

/** The thread as this reader may see it: null where nobody can open it, or it is not theirs. */
export function threadFor(
  actor: Actor,
  report: ReportFacts & { receipt: object | null; thread: Kept[]; photos: KeptPhotos },
): Thread | null {
  if (!report.receipt || !can.read(actor, report).allowed) return null
  return {
    messages: report.thread.map((line) => messageOf(line, report.photos)),
    canRemovePhotos: photo.remove(actor, { addedById: null, report }).allowed,
  }
}

/** PRECONDITION where words to the reporter would reach nobody. */
export async function mustHaveReceipt(tx: Tx, ctx: Pick<Ctx, 'org'>, reportId: string): Promise<void> {
  const found = await tx.receipt.findFirst({
    where: { organisationId: ctx.org, reportId },
    select: { reportId: true },
  })
  if (!found) throw precondition('report.no_reporter')
}

/** The organisation's own day and the clock it is a day of, as what waits keeps them. */
export async function dayHere(
  tx: Tx,
  ctx: Pick<Ctx, 'org' | 'now'>,
): Promise<{ day: Date; timeZone: string }> {
  const { timeZone } = await organisationOrThrow(tx, ctx)
  return { day: dateOf(localDay(ctx.now(), timeZone)), timeZone }
}

/** The organisation's own day, as what is written in a thread is dated. */
export const todayOf = async (tx: Tx, ctx: Pick<Ctx, 'org' | 'now'>) => (await dayHere(tx, ctx)).day
