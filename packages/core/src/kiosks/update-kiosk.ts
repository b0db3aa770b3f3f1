import type { AuthCtx } from '../access/auth-ctx'
import type { Ctx } from '../access/ctx'
import { hashSecret } from '../access/hashing'
import { key } from '../access/key'
import { parse } from '../access/parse'
import { authorise } from '../access/policy'
import { record } from '../access/record'
import { changedFields } from '../access/resent'
import { orTaken } from '../access/taken'
import { UpdateKioskInput } from './kiosk.input'
import { can } from './kiosk.policy'
import { audited, kioskTaken, lockedKiosk, mustStand, openPlaceOrThrow } from './kiosk.rows'

/** Another name, place or PIN; its tablet shows them when it is heard next. */
export async function updateKiosk(ctx: Ctx, auth: Pick<AuthCtx, 'pepper' | 'limits'>, raw: UpdateKioskInput) {
  const { id, pin, ...place } = parse(UpdateKioskInput, raw)
  authorise(can.manageAny(ctx.actor))
  const secret = pin ? { pinHash: await hashSecret(auth.pepper, pin) } : {}
  const updated = ctx.write(async (tx) => {
    const before = await lockedKiosk(tx, ctx, id)
    authorise(can.manage(ctx.actor, before))
    mustStand(before)
    if (changedFields(place, before).some((field) => field !== 'name')) {
      await openPlaceOrThrow(tx, ctx, place)
      authorise(can.manage(ctx.actor, place))
    }
    const after = await tx.kiosk.update({ where: key(ctx, id), data: { ...place, ...secret } })
    const changes = { before: audited(before), after: { ...audited(after), ...(pin ? { pin: 'new' } : {}) } }
    await record(tx, ctx, 'kiosk.updated', { subject: id, ...changes })
    return after
  })
  const after = await orTaken(kioskTaken, updated)
  // Tries at the old one say nothing of the new one.
  if (pin) await auth.limits.reset('kiosk.pin', id)
  return after
}
