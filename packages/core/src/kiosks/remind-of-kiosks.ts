import type { Ctx } from '../access/ctx'
import type { Day } from '../access/local-day'
import { authorise } from '../access/policy'
import { lateBefore } from '../boxes/box'
import { can } from '../notifications/notification.policy'
import { neglected, notifyOfSites } from '../notifications/notify-of-sites'
import { silent } from './kiosk.rows'

/** A tablet that was not heard for a whole day of the organisation is told of as a box is that nobody emptied. */
export async function remindOfKiosks(ctx: Ctx, day: Day): Promise<void> {
  await ctx.write(async (tx) => {
    authorise(can.tell(ctx.actor))
    const { timeZone } = await tx.organisation.findUniqueOrThrow({ where: { id: ctx.org } })
    const where = { organisationId: ctx.org, ...silent(lateBefore(day, timeZone)) }
    await notifyOfSites(tx, ctx, 'kiosk.silent', day, await tx.kiosk.findMany({ where, ...neglected }))
  })
}
