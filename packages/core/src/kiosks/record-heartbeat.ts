import type { AnonymousCtx } from '../access/anonymous-ctx'
import { dateOf, localDay } from '../access/local-day'
import { parse } from '../access/parse'
import { authorise } from '../access/policy'
import { type KioskPlace, kioskPlace } from '../intake/intake.rows'
import { kioskTokenHash } from './kiosk'
import { KioskHeartbeatInput } from './kiosk.input'
import { can } from './kiosk.policy'
import { asTablet, servedKiosk } from './kiosk-door.rows'

/**
 * The tablet says by its own clock that it lives, and hears what it should show. Written at most once a minute. What waits on it
 * is kept as it was when the tablet was first heard on a day: a number that rose in between would tell when somebody wrote.
 */
export async function recordHeartbeat(
  anonymous: AnonymousCtx,
  raw: KioskHeartbeatInput,
): Promise<KioskPlace> {
  const { token, waiting } = parse(KioskHeartbeatInput, raw)
  const kiosk = await servedKiosk(anonymous, token)
  // A tablet needs two or three in ten minutes, and a few more where its network comes and goes.
  anonymous.limits.consume('heartbeat', kiosk.id)
  const found = await kioskPlace(anonymous, kiosk)
  const ctx = asTablet(anonymous, kiosk.org)
  try {
    await ctx.write(async (tx) => {
      authorise(can.serve(ctx.actor))
      const at = ctx.now()
      const today = dateOf(localDay(at, found.place.timeZone))
      const here = {
        organisationId: ctx.org,
        id: kiosk.id,
        tokenHash: kioskTokenHash(anonymous.pepper, token),
      }
      const minuteAgo = new Date(at.getTime() - 60_000)
      const lately = { ...here, lastSeenAt: { lte: minuteAgo } }
      await tx.kiosk.updateMany({ where: lately, data: { lastSeenAt: at } })
      const anotherDay = { ...here, OR: [{ waitingOn: null }, { waitingOn: { not: today } }] }
      await tx.kiosk.updateMany({ where: anotherDay, data: { waiting, waitingOn: today } })
    })
  } finally {
    await ctx.end()
  }
  return found
}
