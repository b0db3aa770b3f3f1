import type { Ctx } from '../access/ctx'
import { key } from '../access/key'
import { parse } from '../access/parse'
import { authorise } from '../access/policy'
import { record } from '../access/record'
import { LocationIdInput } from './site.input'
import { can } from './site.policy'
import { locationOrThrow } from './site.rows'

/** Takes no new reports; what happened there stays. */
export async function archiveLocation(ctx: Ctx, raw: LocationIdInput) {
  const { id } = parse(LocationIdInput, raw)
  return ctx.write(async (tx) => {
    const before = await locationOrThrow(tx, ctx, id)
    authorise(can.edit(ctx.actor))
    if (before.archivedAt) return before
    const after = await tx.location.update({ where: key(ctx, id), data: { archivedAt: ctx.now() } })
    await record(tx, ctx, 'location.archived', { subject: id, before, after })
    return after
  })
}
