import type { Ctx } from '../access/ctx'
import { precondition } from '../access/errors'
import { parse } from '../access/parse'
import { authorise } from '../access/policy'
import { record } from '../access/record'
import { orTaken } from '../access/taken'
import { CreateLocationInput } from './site.input'
import { can } from './site.policy'
import { locationTaken, siteOrThrow } from './site.rows'

/** A named spot inside an open site. */
export async function createLocation(ctx: Ctx, raw: CreateLocationInput) {
  const { siteId, name } = parse(CreateLocationInput, raw)
  const created = ctx.write(async (tx) => {
    const site = await siteOrThrow(tx, ctx, siteId)
    authorise(can.edit(ctx.actor))
    if (site.archivedAt) throw precondition('site.archived')
    const location = await tx.location.create({
      data: { organisationId: ctx.org, id: ctx.id(), siteId, name, createdAt: ctx.now() },
    })
    await record(tx, ctx, 'location.created', { subject: location.id, after: location })
    return location
  })
  return orTaken(locationTaken, created)
}
