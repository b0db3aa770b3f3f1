import type { Ctx } from '../access/ctx'
import { key } from '../access/key'
import { parse } from '../access/parse'
import { authorise } from '../access/policy'
import { record } from '../access/record'
import { orTaken } from '../access/taken'
import { UpdateLocationInput } from './site.input'
import { can } from './site.policy'
import { locationOrThrow, locationTaken } from './site.rows'

/** Another name for the spot. */
export async function updateLocation(ctx: Ctx, raw: UpdateLocationInput) {
  const { id, name } = parse(UpdateLocationInput, raw)
  const updated = ctx.write(async (tx) => {
    const before = await locationOrThrow(tx, ctx, id)
    authorise(can.edit(ctx.actor))
    const after = await tx.location.update({ where: key(ctx, id), data: { name } })
    await record(tx, ctx, 'location.updated', { subject: id, before, after })
    return after
  })
  return orTaken(locationTaken, updated)
}
