import type { AuthCtx } from '../access/auth-ctx'
import type { Ctx } from '../access/ctx'
import { key } from '../access/key'
import { parse } from '../access/parse'
import { authorise } from '../access/policy'
import { record } from '../access/record'
import { KioskIdInput } from './kiosk.input'
import { can } from './kiosk.policy'
import { freshKioskCode, type KioskCode, lockedKiosk, mustStand } from './kiosk.rows'

/** Another code; an open one is void. A tablet that is there stays until the code is used: it may only be slow to answer. */
export async function replaceKioskCode(
  ctx: Ctx,
  auth: Pick<AuthCtx, 'pepper' | 'secret'>,
  raw: KioskIdInput,
): Promise<KioskCode> {
  const { id } = parse(KioskIdInput, raw)
  const { shown, kept } = freshKioskCode(auth, ctx.now())
  return ctx.write(async (tx) => {
    const kiosk = await lockedKiosk(tx, ctx, id)
    authorise(can.manage(ctx.actor, kiosk))
    mustStand(kiosk)
    await tx.kiosk.update({ where: key(ctx, id), data: kept })
    await record(tx, ctx, 'kiosk.code_renewed', { subject: id })
    return { id, ...shown }
  })
}
