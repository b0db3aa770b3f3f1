import type { AnonymousCtx } from '../access/anonymous-ctx'
import type { AuthCtx } from '../access/auth-ctx'
import { invalid } from '../access/errors'
import { key } from '../access/key'
import { parse } from '../access/parse'
import { authorise } from '../access/policy'
import { record } from '../access/record'
import { kioskTokenHash, noTablet } from './kiosk'
import { LeaveKioskInput } from './kiosk.input'
import { can } from './kiosk.policy'
import { asTablet, servedKiosk, unknownKiosk } from './kiosk-door.rows'

/** Whoever knows the PIN takes the tablet away: its token is worth nothing from now on, and the kiosk waits for the next code. */
export async function leaveKiosk(
  anonymous: AnonymousCtx,
  { limits }: Pick<AuthCtx, 'limits'>,
  raw: LeaveKioskInput,
): Promise<true> {
  const { token, pin } = parse(LeaveKioskInput, raw)
  const kiosk = await servedKiosk(anonymous, token)
  const ctx = asTablet(anonymous, kiosk.org)
  try {
    // Ten thousand PINs are few: counted in the database, for all processes and past a restart.
    await limits.consume('kiosk.pin', kiosk.id)
    const { pinHash } = await ctx.db.kiosk.findUniqueOrThrow({ where: key(ctx, kiosk.id) })
    if (!(await anonymous.hashing.verify(pinHash, pin)))
      throw invalid([{ path: 'pin', message: 'wrong_pin' }], 'kiosk.wrong_pin')
    await ctx.write(async (tx) => {
      authorise(can.serve(ctx.actor))
      const tokenHash = kioskTokenHash(anonymous.pepper, token)
      const { count } = await tx.kiosk.updateMany({
        where: { organisationId: ctx.org, id: kiosk.id, tokenHash },
        data: noTablet,
      })
      if (count === 0) throw unknownKiosk()
      await record(tx, ctx, 'kiosk.left', { subject: kiosk.id })
    })
    await limits.reset('kiosk.pin', kiosk.id)
    return true
  } finally {
    await ctx.end()
  }
}
