import type { Tx } from '@closecall/db/database'
import { memberIdOf } from '../access/actor'
import type { Ctx } from '../access/ctx'
import { dayOf } from '../access/local-day'
import { record } from '../access/record'
import { lockDay } from './lock-day'

/** At the end of a triage verb, in its transaction: notes the day when nothing is left waiting. */
export async function recordEmptied(tx: Tx, ctx: Pick<Ctx, 'org' | 'actor' | 'now' | 'id'>): Promise<void> {
  const today = await lockDay(tx, ctx)
  if (today.emptiedAt) return
  const waiting = await tx.report.findFirst({
    where: { organisationId: ctx.org, status: 'SUBMITTED' },
    select: { id: true },
  })
  if (waiting) return
  await tx.boxDay.update({
    where: { organisationId_day: { organisationId: ctx.org, day: today.day } },
    data: { emptiedAt: ctx.now(), emptiedById: memberIdOf(ctx.actor) },
  })
  await record(tx, ctx, 'inbox.emptied', { subject: ctx.org, payload: { day: dayOf(today.day) } })
}
