import { recordEmptying } from '@closecall/core/boxes/record-emptying'
import { registerBox } from '@closecall/core/boxes/register-box'
import { v7 } from 'uuid'
import type { Cast } from './people'
import type { Story } from './story'

const day = 86_400_000
const days = 7

/** Hangs the story's boxes up and empties them day by day, the last of them not any more for a while. */
export async function hangBoxes({ boxes }: Story, cast: Cast, now: Date): Promise<void> {
  const officer = cast.officers[0]
  if (!officer) throw new Error('The cast is not complete')
  const ago = (count: number) => new Date(now.getTime() - count * day)
  const ctx = cast.as(officer, ago(days))
  const known = new Set((await ctx.db.box.findMany()).map(({ name }) => name))
  await ctx.end()
  for (const { name, site, location, neglected } of boxes) {
    const place = cast.places[site]
    const locationId = place?.locationIds[location]
    if (known.has(name) || !place || !locationId) continue
    const box = await registerBox(ctx, { siteId: place.siteId, locationId, name })
    const by = cast.supervisors[site] ?? officer
    for (let back = days - 1; back >= (neglected ? 3 : 1); back--) {
      const cards = back === 1 ? 2 : 0
      await recordEmptying(cast.as(by, ago(back)), { id: v7(), boxId: box.id, cards })
    }
  }
}
