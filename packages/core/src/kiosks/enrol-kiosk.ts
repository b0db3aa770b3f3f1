import type { AnonymousCtx } from '../access/anonymous-ctx'
import type { AuthCtx } from '../access/auth-ctx'
import { notFound } from '../access/errors'
import { parse } from '../access/parse'
import { authorise } from '../access/policy'
import { record } from '../access/record'
import { parseCode } from '../codes/code'
import { type KioskPlace, kioskPlace } from '../intake/intake.rows'
import { kioskCodeHash, kioskTokenHash } from './kiosk'
import { EnrolKioskInput } from './kiosk.input'
import { can } from './kiosk.policy'
import { asTablet, kioskOfCode } from './kiosk-door.rows'

export type EnrolledKiosk = { token: string; kiosk: KioskPlace }

/**
 * The tablet on which the code is typed is the kiosk's from now on, and the one before it no more. Wrong, used and too old are
 * one answer; of two tablets with one code one gets in.
 */
export async function enrolKiosk(
  anonymous: AnonymousCtx,
  auth: Pick<AuthCtx, 'pepper' | 'secret'>,
  raw: EnrolKioskInput,
): Promise<EnrolledKiosk> {
  const { code } = parse(EnrolKioskInput, raw)
  const unknown = () => notFound('kiosk.unknown_code')
  anonymous.limits.consume('code', anonymous.address)
  const kiosk = await kioskOfCode(anonymous, code, anonymous.now())
  if (!kiosk) throw unknown()
  const token = auth.secret()
  const ctx = asTablet(anonymous, kiosk.org)
  try {
    await ctx.write(async (tx) => {
      authorise(can.serve(ctx.actor))
      const at = ctx.now()
      const codeHash = kioskCodeHash(auth.pepper, parseCode(code) ?? '')
      const { count } = await tx.kiosk.updateMany({
        where: { organisationId: ctx.org, id: kiosk.id, codeHash, codeExpiresAt: { gt: at } },
        data: {
          codeHash: null,
          codeExpiresAt: null,
          tokenHash: kioskTokenHash(auth.pepper, token),
          enrolledAt: at,
          lastSeenAt: at,
          waiting: 0,
          waitingOn: null,
        },
      })
      if (count === 0) throw unknown()
      await record(tx, ctx, 'kiosk.enrolled', { subject: kiosk.id })
    })
  } finally {
    await ctx.end()
  }
  anonymous.limits.refund('code', anonymous.address)
  return { token, kiosk: await kioskPlace(anonymous, kiosk) }
}
