import type { Ctx } from '../access/ctx'
import { precondition } from '../access/errors'
import { key } from '../access/key'
import { parse } from '../access/parse'
import { authorise } from '../access/policy'
import { record } from '../access/record'
import { leavesUndo } from './box'
import { EmptyingIdInput } from './box.input'
import { can } from './box.policy'
import { emptyingOrThrow, lately, lockBox } from './box.rows'

/** It was the wrong box, or was not emptied at all: the box is as late as it was before. */
export async function undoEmptying(ctx: Ctx, raw: EmptyingIdInput) {
  const { id } = parse(EmptyingIdInput, raw)
  return ctx.write(async (tx) => {
    const { boxId } = await emptyingOrThrow(tx, ctx, id)
    await lockBox(tx, ctx, boxId)
    const { box, ...emptying } = await emptyingOrThrow(tx, ctx, id)
    authorise(can.undo(ctx.actor, { ...emptying, box }))
    if (emptying.undoneAt) return emptying
    if (!leavesUndo(emptying, ctx.now())) throw precondition('box.emptying_stands')
    const undone = await tx.emptying.update({ where: key(ctx, id), data: { undoneAt: ctx.now() } })
    const [last] = await tx.emptying.findMany({
      ...lately(1),
      where: { organisationId: ctx.org, boxId, undoneAt: null, emptiedAt: { gte: box.hungAt } },
    })
    await tx.box.update({ where: key(ctx, boxId), data: { emptyAt: last?.emptiedAt ?? box.hungAt } })
    const after = { emptyingId: id, undone: true, cards: emptying.cards }
    await record(tx, ctx, 'box.emptying_undone', { subject: boxId, after })
    return undone
  })
}
