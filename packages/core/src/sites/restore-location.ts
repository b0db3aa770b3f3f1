import type { Ctx } from '../access/ctx'
import { key } from '../access/key'
import { parse } from '../access/parse'
import { authorise } from '../access/policy'
import { record } from '../access/record'
import { LocationIdInput } from './site.input'
import { can } from './site.policy'
import { locationOrThrow } from './site.rows'

/** Opens an archived spot again. */
export async function restoreLocation(ctx: Ctx, raw: LocationIdInput) {
  const { id } = parse(LocationIdInput, raw)
  return ctx.write(async (tx) => {
    const before = await locationOrThrow(tx, ctx, id)
    authorise(can.edit(ctx.actor))
    if (!before.archivedAt) return before
    const after = await tx.location.update({ where: key(ctx, id), data: { archivedAt: null } })
    await record(tx, ctx, 'location.restored', { subject: id, before, after })
    return after
  })
}
