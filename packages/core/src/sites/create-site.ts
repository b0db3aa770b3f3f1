import type { Ctx } from '../access/ctx'
import { parse } from '../access/parse'
import { authorise } from '../access/policy'
import { record } from '../access/record'
import { orTaken } from '../access/taken'
import { organisationOrThrow } from '../organisations/organisation.rows'
import { CreateSiteInput } from './site.input'
import { can } from './site.policy'
import { siteTaken } from './site.rows'

/** A new site; its time is the organisation's unless said otherwise. */
export async function createSite(ctx: Ctx, raw: CreateSiteInput) {
  const { timeZone, ...given } = parse(CreateSiteInput, raw)
  const created = ctx.write(async (tx) => {
    const organisation = await organisationOrThrow(tx, ctx)
    authorise(can.edit(ctx.actor))
    const site = await tx.site.create({
      data: {
        organisationId: ctx.org,
        id: ctx.id(),
        ...given,
        timeZone: timeZone ?? organisation.timeZone,
        createdAt: ctx.now(),
      },
    })
    await record(tx, ctx, 'site.created', { subject: site.id, after: site })
    return site
  })
  return orTaken(siteTaken, created)
}
