import type { Role } from '../access/actor'
import type { AuthCtx } from '../access/auth-ctx'
import type { Ctx } from '../access/ctx'
import { invalid, precondition } from '../access/errors'
import { hashSecret } from '../access/hashing'
import { key } from '../access/key'
import { parse } from '../access/parse'
import { authorise } from '../access/policy'
import { record } from '../access/record'
import { organisationOrThrow } from '../organisations/organisation.rows'
import { pinAccount, pinFault } from '../people/pin'
import { requirePinRole } from './member'
import { SetPinInput } from './member.input'
import { can } from './member.policy'
import { memberOrThrow } from './member.rows'

/** A new PIN ends the sessions of the old one and lifts a lock-out. */
export async function setPin(ctx: Ctx, auth: Pick<AuthCtx, 'pepper' | 'limits'>, raw: SetPinInput) {
  const input = parse(SetPinInput, raw)
  // Before hashing: whoever may not must not make the server work.
  authorise(can.editAny(ctx.actor))
  const pinHash = await hashSecret(auth.pepper, input.pin)
  const { member, account } = await ctx.write(async (tx) => {
    const before = await memberOrThrow(tx, ctx, input.memberId)
    authorise(can.edit(ctx.actor, before))
    // Whoever sets the PIN could sign in with it: an account has its own password, and rights the setter may lack.
    if (before.personId) throw precondition('member.has_account')
    requirePinRole(before.role as Role)
    if (!before.personnelNumber) throw precondition('member.no_personnel_number')
    const fault = pinFault(input.pin, before.personnelNumber)
    if (fault) throw invalid([{ path: 'pin', message: fault }])
    const after = await tx.member.update({
      where: key(ctx, before.id),
      data: { pinHash, sessionVersion: { increment: 1 } },
    })
    await record(tx, ctx, 'member.pin_set', { subject: before.id })
    const { slug } = await organisationOrThrow(tx, ctx)
    return { member: after, account: pinAccount(slug, before.personnelNumber) }
  })
  await Promise.all([auth.limits.reset('pin.account', account), auth.limits.reset('pin.known', account)])
  return member
}
