import type { Ctx } from '../access/ctx'
import { precondition } from '../access/errors'
import { parse } from '../access/parse'
import { authorise } from '../access/policy'
import { record } from '../access/record'
import { orTaken } from '../access/taken'
import { siteOrThrow } from '../sites/site.rows'
import { RegisterBoxInput } from './box.input'
import { can } from './box.policy'
import { boxTaken, openSpotOrThrow } from './box.rows'

/** A box hangs at an open location from now on, with nothing in it. */
export async function registerBox(ctx: Ctx, raw: RegisterBoxInput) {
  const { siteId, locationId, name } = parse(RegisterBoxInput, raw)
  const registered = ctx.write(async (tx) => {
    const site = await siteOrThrow(tx, ctx, siteId)
    authorise(can.manage(ctx.actor, { siteId }))
    if (site.archivedAt) throw precondition('site.archived')
    await openSpotOrThrow(tx, ctx, siteId, locationId)
    const hungAt = ctx.now()
    const box = await tx.box.create({
      data: { organisationId: ctx.org, id: ctx.id(), siteId, locationId, name, hungAt, emptyAt: hungAt },
    })
    await record(tx, ctx, 'box.registered', { subject: box.id, after: box })
    return box
  })
  return orTaken(boxTaken, registered)
}
