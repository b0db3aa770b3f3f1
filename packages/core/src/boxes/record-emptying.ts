import { memberIdOf } from '../access/actor'
import type { Ctx } from '../access/ctx'
import { conflict, forbidden, precondition } from '../access/errors'
import { key } from '../access/key'
import { parse } from '../access/parse'
import { authorise } from '../access/policy'
import { record } from '../access/record'
import { changedFields } from '../access/resent'
import { twice } from '../access/taken'
import { RecordEmptyingInput } from './box.input'
import { can } from './box.policy'
import { boxOrThrow, lockBox } from './box.rows'

/** "The box is emptied, there were so many cards in it." Sending it again under the same id is the same emptying. */
export async function recordEmptying(ctx: Ctx, raw: RecordEmptyingInput) {
  const input = parse(RecordEmptyingInput, raw)
  return twice(() => emptied(ctx, input))
}

async function emptied(ctx: Ctx, input: ReturnType<typeof RecordEmptyingInput.parse>) {
  return ctx.write(async (tx) => {
    await lockBox(tx, ctx, input.boxId)
    const box = await boxOrThrow(tx, ctx, input.boxId)
    authorise(can.empty(ctx.actor, box))
    const emptiedById = memberIdOf(ctx.actor)
    if (!emptiedById) throw forbidden('box.empty')
    const sent = await tx.emptying.findUnique({ where: key(ctx, input.id) })
    if (sent) {
      const changed = changedFields({ boxId: input.boxId, note: input.note, emptiedById }, sent)
      if (changed.length > 0 || sent.cards < input.cards) throw conflict('box.already_emptied')
      return sent
    }
    if (box.retiredAt) throw precondition('box.retired')
    const emptiedAt = ctx.now()
    const emptying = await tx.emptying.create({
      data: { ...input, organisationId: ctx.org, emptiedAt, emptiedById },
    })
    await tx.box.update({ where: key(ctx, box.id), data: { emptyAt: emptiedAt } })
    const { cards } = emptying
    await record(tx, ctx, 'box.emptied', { subject: box.id, after: { emptyingId: emptying.id, cards } })
    return emptying
  })
}
