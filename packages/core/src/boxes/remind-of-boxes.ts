import type { Tx } from '@closecall/db/database'
import type { Ctx } from '../access/ctx'
import type { Day } from '../access/local-day'
import { authorise } from '../access/policy'
import { officersOf, supervisorsOf } from '../notifications/audience.rows'
import { can } from '../notifications/notification.policy'
import { notifyMembers } from '../notifications/notify-members'
import { late } from './box.rows'

/**
 * On every day on which boxes of a site are late its officers and supervisors hear of all of them, in one line and one letter;
 * as often as it is called, once a day.
 */
export async function remindOfBoxes(ctx: Ctx, day: Day): Promise<void> {
  await ctx.write(async (tx) => {
    authorise(can.tell(ctx.actor))
    const { timeZone } = await tx.organisation.findUniqueOrThrow({ where: { id: ctx.org } })
    const boxes = await tx.box.findMany({
      where: { organisationId: ctx.org, ...late(day, timeZone) },
      select: {
        name: true,
        siteId: true,
        site: { select: { name: true } },
        location: { select: { name: true } },
      },
      orderBy: [{ siteId: 'asc' }, { name: 'asc' }],
    })
    for (const siteId of new Set(boxes.map((box) => box.siteId))) {
      const atSite = boxes.filter((box) => box.siteId === siteId)
      await tellOfSite(tx, ctx, day, siteId, atSite)
    }
  })
}

type Late = { name: string; site: { name: string }; location: { name: string } }

async function tellOfSite(tx: Tx, ctx: Ctx, day: Day, siteId: string, boxes: Late[]): Promise<void> {
  const members = [...(await officersOf(tx, ctx.org, siteId)), ...(await supervisorsOf(tx, ctx.org, siteId))]
  const note = boxes.map(({ name, location }) => `${name} (${location.name})`).join('\n')
  const params = { site: boxes[0]?.site.name ?? '', count: boxes.length, note }
  const key = `box.late:${siteId}:${day}`
  await notifyMembers(tx, ctx, { event: 'box.late', letter: 'box.late', key, members, params }, null)
}
