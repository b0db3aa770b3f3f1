import { createKiosk } from '@closecall/core/kiosks/create-kiosk'
import { enrolKiosk } from '@closecall/core/kiosks/enrol-kiosk'
import { replaceKioskCode } from '@closecall/core/kiosks/replace-kiosk-code'
import type { Database } from '@closecall/db/database'
import { v4 } from 'uuid'
import { nobody } from './anonymous'
import { type Cast, pins } from './people'
import type { Story } from './story'

/**
 * Puts the story's tablets up and gives what the first one shows itself with. That is known to this process alone: a seed that
 * was killed enrols it again.
 */
export async function placeKiosks(
  door: { database: Database; pepper: string },
  story: Story,
  cast: Cast,
  now: Date,
): Promise<string> {
  const officer = cast.officers[0]
  if (!officer) throw new Error('The cast is not complete')
  const ctx = cast.as(officer, now)
  const auth = { ...cast.auth, now: () => now }
  const known = await ctx.db.kiosk.findMany()
  await ctx.end()
  const codes: string[] = []
  for (const { name, site, location } of story.kiosks) {
    const place = cast.places[site]
    if (!place) throw new Error('Every kiosk has a place')
    const there = known.find((kiosk) => kiosk.name === name)
    const facts = { name, siteId: place.siteId, locationId: place.locationIds[location], pin: pins.pin }
    const told = there
      ? await replaceKioskCode(ctx, auth, { id: there.id })
      : await createKiosk(ctx, auth, { id: v4(), ...facts })
    codes.push(told.code)
  }
  const token = auth.secret()
  await enrolKiosk(nobody(door, now), { code: codes[0] ?? '', token })
  return token
}
