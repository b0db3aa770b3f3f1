import type { Ctx } from '../access/ctx'
import { key } from '../access/key'
import { parse } from '../access/parse'
import { authorise } from '../access/policy'
import { record } from '../access/record'
import { BoxIdInput } from './box.input'
import { can } from './box.policy'
import { boxOrThrow, openSpotOrThrow } from './box.rows'

/** Hangs again, with nothing in it. */
export async function restoreBox(ctx: Ctx, raw: BoxIdInput) {
  const { id } = parse(BoxIdInput, raw)
  return ctx.write(async (tx) => {
    const before = await boxOrThrow(tx, ctx, id)
    authorise(can.manage(ctx.actor, before))
    if (!before.retiredAt) return before
    await openSpotOrThrow(tx, ctx, before.siteId, before.locationId)
    const hungAt = ctx.now()
    const after = await tx.box.update({
      where: key(ctx, id),
      data: { retiredAt: null, hungAt, emptyAt: hungAt },
    })
    await record(tx, ctx, 'box.restored', { subject: id, before, after })
    return after
  })
}
