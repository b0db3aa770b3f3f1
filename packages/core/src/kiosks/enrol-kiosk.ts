import type { AnonymousCtx } from '../access/anonymous-ctx'
import { notFound } from '../access/errors'
import { parse } from '../access/parse'
import { authorise } from '../access/policy'
import { record } from '../access/record'
import { parseCode } from '../codes/code'
import { type KioskPlace, kioskPlace } from '../intake/intake.rows'
import { kioskCodeHash, kioskTokenHash } from './kiosk'
import { EnrolKioskInput } from './kiosk.input'
import { can } from './kiosk.policy'
import { asTablet, type KnownKiosk, kioskOfCode, kioskOfToken } from './kiosk-door.rows'

/**
 * The tablet on which the code is typed is the kiosk's from now on, and the one before it no more. Wrong, used and too old are
 * one answer; of two tablets with one code one gets in. It draws its token itself: whose answer was lost asks again and is the
 * same tablet.
 */
export async function enrolKiosk(anonymous: AnonymousCtx, raw: EnrolKioskInput): Promise<KioskPlace> {
  const { code, token } = parse(EnrolKioskInput, raw)
  anonymous.limits.consume('code', anonymous.address)
  // Before the code, which is another's or was spent by the first sending.
  const kiosk =
    (await kioskOfToken(anonymous, token)) ??
    (await redeemed(anonymous, code, token)) ??
    (await kioskOfToken(anonymous, token))
  if (!kiosk) throw notFound('kiosk.unknown_code')
  anonymous.limits.refund('code', anonymous.address)
  return kioskPlace(anonymous, kiosk)
}

/** Null: nothing waits for this code any more. */
async function redeemed(anonymous: AnonymousCtx, code: string, token: string): Promise<KnownKiosk | null> {
  const { pepper } = anonymous
  const kiosk = await kioskOfCode(anonymous, code, anonymous.now())
  if (!kiosk) return null
  const ctx = asTablet(anonymous, kiosk.org)
  try {
    return await ctx.write(async (tx) => {
      authorise(can.serve(ctx.actor))
      const at = ctx.now()
      const codeHash = kioskCodeHash(pepper, parseCode(code) ?? '')
      const { count } = await tx.kiosk.updateMany({
        where: { organisationId: ctx.org, id: kiosk.id, codeHash, codeExpiresAt: { gt: at } },
        data: {
          codeHash: null,
          codeExpiresAt: null,
          tokenHash: kioskTokenHash(pepper, token),
          enrolledAt: at,
          lastSeenAt: at,
          waiting: 0,
          waitingOn: null,
        },
      })
      if (count === 0) return null
      await record(tx, ctx, 'kiosk.enrolled', { subject: kiosk.id })
      return kiosk
    })
  } finally {
    await ctx.end()
  }
}
