import type { Ctx } from '../access/ctx'
import { key } from '../access/key'
import { parse } from '../access/parse'
import { authorise } from '../access/policy'
import { record } from '../access/record'
import { orTaken } from '../access/taken'
import { UpdateBoxInput } from './box.input'
import { can } from './box.policy'
import { boxOrThrow, boxTaken, openSpotOrThrow } from './box.rows'

/** Another name, or another spot of the same site. What is absent stays. */
export async function updateBox(ctx: Ctx, raw: UpdateBoxInput) {
  const input = parse(UpdateBoxInput, raw)
  const updated = ctx.write(async (tx) => {
    const before = await boxOrThrow(tx, ctx, input.id)
    authorise(can.manage(ctx.actor, before))
    const { name, locationId } = {
      name: input.name ?? before.name,
      locationId: input.locationId ?? before.locationId,
    }
    if (locationId !== before.locationId) await openSpotOrThrow(tx, ctx, before.siteId, locationId)
    const after = await tx.box.update({ where: key(ctx, before.id), data: { name, locationId } })
    await record(tx, ctx, 'box.updated', { subject: before.id, before, after })
    return after
  })
  return orTaken(boxTaken, updated)
}
