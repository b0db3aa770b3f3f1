import type { Tx } from '@closecall/db/database'
import type { Ctx } from '../access/ctx'
import type { Day } from '../access/local-day'
import { officersOf, supervisorsOf } from './audience.rows'
import { notifyMembers } from './notify-members'

/** Something that stands at a site and nobody has looked after. */
export type Neglected = {
  name: string
  siteId: string
  site: { name: string }
  location: { name: string } | null
}

/** The officers and supervisors of each site hear of all of it, in one line and one letter a day. */
export async function notifyOfSites(
  tx: Tx,
  ctx: Ctx,
  event: 'box.late' | 'kiosk.silent',
  day: Day,
  found: Neglected[],
): Promise<void> {
  for (const siteId of new Set(found.map((each) => each.siteId))) {
    const here = found.filter((each) => each.siteId === siteId)
    const members = [
      ...(await officersOf(tx, ctx.org, siteId)),
      ...(await supervisorsOf(tx, ctx.org, siteId)),
    ]
    const note = here.map(({ name, location }) => (location ? `${name} (${location.name})` : name)).join('\n')
    const params = { site: here[0]?.site.name ?? '', count: here.length, note }
    const key = `${event}:${siteId}:${day}`
    await notifyMembers(tx, ctx, { event, letter: event, key, members, params }, null)
  }
}

/** What it asks of each row. */
export const neglected = {
  select: {
    name: true,
    siteId: true,
    site: { select: { name: true } },
    location: { select: { name: true } },
  },
  orderBy: [{ siteId: 'asc' as const }, { name: 'asc' as const }],
}
