import type { Ctx } from '../access/ctx'
import { key } from '../access/key'
import { parse } from '../access/parse'
import { authorise } from '../access/policy'
import { record } from '../access/record'
import { orTaken } from '../access/taken'
import { UpdateSiteInput } from './site.input'
import { can } from './site.policy'
import { siteOrThrow, siteTaken } from './site.rows'

/** Changes what is given and leaves the rest. */
export async function updateSite(ctx: Ctx, raw: UpdateSiteInput) {
  const { id, name, timeZone, ...given } = parse(UpdateSiteInput, raw)
  const updated = ctx.write(async (tx) => {
    const before = await siteOrThrow(tx, ctx, id)
    authorise(can.edit(ctx.actor))
    const after = await tx.site.update({
      where: key(ctx, id),
      data: { ...given, name: name ?? before.name, timeZone: timeZone ?? before.timeZone },
    })
    await record(tx, ctx, 'site.updated', { subject: id, before, after })
    return after
  })
  return orTaken(siteTaken, updated)
}
