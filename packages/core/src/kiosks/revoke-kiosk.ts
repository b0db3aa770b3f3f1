import type { Ctx } from '../access/ctx'
import { key } from '../access/key'
import { parse } from '../access/parse'
import { authorise } from '../access/policy'
import { record } from '../access/record'
import { noTablet } from './kiosk'
import { KioskIdInput } from './kiosk.input'
import { can } from './kiosk.policy'
import { audited, kioskOrThrow } from './kiosk.rows'

/** The tablet is answered no more, from now on and for ever. What it still holds it may send as anybody's page does. */
export async function revokeKiosk(ctx: Ctx, raw: KioskIdInput) {
  const { id } = parse(KioskIdInput, raw)
  return ctx.write(async (tx) => {
    const before = await kioskOrThrow(tx, ctx, id)
    authorise(can.manage(ctx.actor, before))
    if (before.revokedAt) return before
    const data = { ...noTablet, codeHash: null, codeExpiresAt: null, revokedAt: ctx.now() }
    const after = await tx.kiosk.update({ where: key(ctx, id), data })
    await record(tx, ctx, 'kiosk.revoked', { subject: id, before: audited(before) })
    return after
  })
}
