import type { Ctx } from '../access/ctx'
import { type Day, dateOf } from '../access/local-day'
import { authorise } from '../access/policy'
import { can } from './clock.policy'

/** A daily job is done for this local day: it waits until the next. */
export async function markClock(ctx: Ctx, name: string, localDay: Day): Promise<void> {
  await ctx.write(async (tx) => {
    authorise(can.ring(ctx.actor))
    const day = dateOf(localDay)
    await tx.clock.upsert({
      where: { organisationId_name: { organisationId: ctx.org, name } },
      create: { organisationId: ctx.org, name, day },
      update: { day },
    })
  })
}
