import type { Tx } from '@closecall/db/database'
import type { Ctx } from '../access/ctx'
import { todayOf } from './thread.rows'

/** Adds a line of the officer's to the thread of a report that is locked. */
export async function addLine(
  tx: Tx,
  ctx: Pick<Ctx, 'org' | 'now'>,
  line: { id: string; reportId: string; authorId: string; text: string },
) {
  const { reportId } = line
  const last = await tx.threadMessage.aggregate({
    where: { organisationId: ctx.org, reportId },
    _max: { position: true },
  })
  const position = (last._max.position ?? 0) + 1
  return tx.threadMessage.create({
    data: { organisationId: ctx.org, ...line, position, day: await todayOf(tx, ctx) },
  })
}
