import { mintOrgId } from '@closecall/db/org-id'
import type { AuthCtx } from '../access/auth-ctx'
import { invalid, notFound } from '../access/errors'
import { hashSecret } from '../access/hashing'
import { parse } from '../access/parse'
import { record } from '../access/record'
import { tokenHash } from '../access/token'
import { passwordFault } from './password'
import { ResetPasswordInput } from './person.input'
import { membershipsOf } from './person.rows'
import { type StartedSession, sessionOf } from './session'
import { openHere } from './sign-in'

/** With the link of the mail: once, within the hour. Every older session and every other open link ends. */
export async function resetPassword(auth: AuthCtx, raw: ResetPasswordInput): Promise<StartedSession> {
  const input = parse(ResetPasswordInput, raw)
  await auth.limits.consume('reset.token', auth.address)
  const usable = { usedAt: null, expiresAt: { gt: auth.now() } }
  const reset = await auth.db.auth.passwordReset.findFirst({
    where: { tokenHash: tokenHash(input.token), ...usable },
    select: { id: true, person: { select: { id: true, email: true } } },
  })
  const [member] = reset ? await membershipsOf(auth.db.auth, reset.person.id) : []
  if (!reset || !member) throw notFound()
  const { person } = reset
  const fault = passwordFault(input.password, person.email)
  if (fault) throw invalid([{ path: 'password', message: fault }])
  const passwordHash = await hashSecret(auth.pepper, input.password)

  const org = mintOrgId(member.organisationId)
  const changed = await auth.db.join(org, async (tx) => {
    const used = await tx.passwordReset.updateMany({
      where: { id: reset.id, ...usable },
      data: { usedAt: auth.now() },
    })
    if (used.count === 0) throw notFound()
    await tx.passwordReset.updateMany({
      where: { personId: person.id, usedAt: null },
      data: { usedAt: auth.now() },
    })
    const ctx = { org, actor: { kind: 'system' as const }, now: auth.now, id: auth.id }
    await record(tx, ctx, 'password.reset', { subject: member.id })
    return tx.person.update({
      where: { id: person.id },
      data: { passwordHash, sessionVersion: { increment: 1 } },
      select: { id: true, sessionVersion: true },
    })
  })
  await openHere(auth, person.email)
  return sessionOf(auth, member, changed)
}
