import type { Ctx } from '../access/ctx'
import { precondition } from '../access/errors'
import { addDays, dayStart, localDay } from '../access/local-day'
import { parse } from '../access/parse'
import { authorise } from '../access/policy'
import { record } from '../access/record'
import { dayIsOver, emptiedAtOf } from './inbox'
import { CloseBoxDayInput } from './inbox.input'
import { can } from './inbox.policy'
import { clockOf, waitingAt } from './inbox.rows'
import { lockDay } from './lock-day'

/**
 * Judges a day once it is over in the organisation's time zone: emptied, or missed. The same day judged again, or late,
 * gives the same answer.
 */
export async function closeBoxDay(ctx: Ctx, raw: CloseBoxDayInput) {
  const { day } = parse(CloseBoxDayInput, raw)
  return ctx.write(async (tx) => {
    authorise(can.closeDay(ctx.actor))
    const organisation = await clockOf(tx, ctx)
    if (!dayIsOver(day, ctx.now(), organisation.timeZone)) throw precondition('inbox.day_not_over', { day })
    const row = await lockDay(tx, ctx, day)
    if (row.emptiedAt || row.missed) return row

    const begins = dayStart(day, organisation.timeZone)
    const ends = dayStart(addDays(day, 1), organisation.timeZone)
    const emptiedAt = emptiedAtOf(row, {
      begins,
      ends,
      waitedAtStart: await waitingAt(tx, ctx, begins),
      waitedAtEnd: await waitingAt(tx, ctx, ends),
      foundedAt: organisation.createdAt,
    })
    const judged = await tx.boxDay.update({
      where: { organisationId_day: { organisationId: ctx.org, day: row.day } },
      select: { day: true, emptiedAt: true, missed: true },
      data: { emptiedAt, missed: emptiedAt === null },
    })
    await record(tx, ctx, emptiedAt ? 'inbox.day_emptied' : 'inbox.day_missed', {
      subject: ctx.org,
      after: { day, missed: judged.missed },
      payload: { day, latest: addDays(day, 1) === localDay(ctx.now(), organisation.timeZone) },
    })
    return judged
  })
}
