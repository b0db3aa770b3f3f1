import type { Ctx } from '../access/ctx'
import type { Day } from '../access/local-day'
import { authorise } from '../access/policy'
import { can } from '../notifications/notification.policy'
import { neglected, notifyOfSites } from '../notifications/notify-of-sites'
import { late } from './box.rows'

/** On every day on which boxes of a site are late those who look after it hear of them; as often as it is called, once a day. */
export async function remindOfBoxes(ctx: Ctx, day: Day): Promise<void> {
  await ctx.write(async (tx) => {
    authorise(can.tell(ctx.actor))
    const { timeZone } = await tx.organisation.findUniqueOrThrow({ where: { id: ctx.org } })
    const where = { organisationId: ctx.org, ...late(day, timeZone) }
    await notifyOfSites(tx, ctx, 'box.late', day, await tx.box.findMany({ where, ...neglected }))
  })
}
