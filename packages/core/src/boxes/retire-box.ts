import type { Ctx } from '../access/ctx'
import { key } from '../access/key'
import { parse } from '../access/parse'
import { authorise } from '../access/policy'
import { record } from '../access/record'
import { BoxIdInput } from './box.input'
import { can } from './box.policy'
import { boxOrThrow } from './box.rows'

/** Hangs no more, so nobody has to empty it; what came out of it stays. */
export async function retireBox(ctx: Ctx, raw: BoxIdInput) {
  const { id } = parse(BoxIdInput, raw)
  return ctx.write(async (tx) => {
    const before = await boxOrThrow(tx, ctx, id)
    authorise(can.manage(ctx.actor, before))
    if (before.retiredAt) return before
    const after = await tx.box.update({ where: key(ctx, id), data: { retiredAt: ctx.now() } })
    await record(tx, ctx, 'box.retired', { subject: id, before, after })
    return after
  })
}
