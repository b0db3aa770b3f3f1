import { mintOrgId } from '@closecall/db/org-id'
import type { AuthCtx } from '../access/auth-ctx'
import { verifySecret } from '../access/hashing'
import { parse } from '../access/parse'
import { record } from '../access/record'
import { tokenHash } from '../access/token'
import { RequestPasswordResetInput } from './person.input'
import { membershipsOf } from './person.rows'
import { resetToken } from './session'

const lifetime = 60 * 60 * 1_000

/** Answers the same, and as slowly, whether or not somebody has this e-mail. */
export async function requestPasswordReset(auth: AuthCtx, raw: RequestPasswordResetInput): Promise<true> {
  const { email } = parse(RequestPasswordResetInput, raw)
  await auth.limits.consume('reset.address', auth.address)
  await auth.limits.consume('reset.email', email)
  // The decoy takes far longer than the rows do, and so hides whether there were any.
  await Promise.all([verifySecret(auth.pepper, null, email), queueReset(auth, email)])
  return true
}

async function queueReset(auth: AuthCtx, email: string): Promise<void> {
  const person = await auth.db.auth.person.findUnique({ where: { email }, select: { id: true } })
  const [member] = person ? await membershipsOf(auth.db.auth, person.id) : []
  if (!person || !member) return
  const org = mintOrgId(member.organisationId)
  const id = auth.id()
  const expiresAt = new Date(auth.now().getTime() + lifetime)
  await auth.db.join(org, async (tx) => {
    await tx.passwordReset.createMany({
      data: [{ id, personId: person.id, tokenHash: tokenHash(resetToken(auth.pepper, id)), expiresAt }],
    })
    const ctx = { org, actor: { kind: 'system' as const }, now: auth.now, id: auth.id }
    // The letter goes to the address that signs in: a member's own one is the organisation's to edit.
    await record(tx, ctx, 'password.reset_requested', { subject: member.id, payload: { resetId: id, email } })
  })
}
