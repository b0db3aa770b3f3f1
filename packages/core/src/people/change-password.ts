import type { AuthCtx } from '../access/auth-ctx'
import type { Ctx } from '../access/ctx'
import { invalid, precondition } from '../access/errors'
import { hashSecret } from '../access/hashing'
import { parse } from '../access/parse'
import { record } from '../access/record'
import { passwordFault } from './password'
import { ChangePasswordInput } from './person.input'
import { membershipsOf } from './person.rows'
import { type StartedSession, sessionOf } from './session'
import { provenPerson } from './sign-in'

/** Knowing the old one. Every other session of the person ends; this one goes on with what is returned. */
export async function changePassword(
  ctx: Ctx,
  auth: AuthCtx,
  raw: ChangePasswordInput,
): Promise<StartedSession> {
  const input = parse(ChangePasswordInput, raw)
  const personId = ctx.actor.kind === 'member' ? ctx.actor.personId : null
  const person = personId
    ? await auth.db.auth.person.findUnique({ where: { id: personId }, select: { email: true } })
    : null
  if (!personId || !person) throw precondition('password.no_account')
  const fault = passwordFault(input.next, person.email)
  if (fault) throw invalid([{ path: 'next', message: fault }])
  if (!(await provenPerson(auth, { email: person.email, password: input.current }))) {
    throw invalid([{ path: 'current', message: 'wrong_password' }], 'password.wrong')
  }
  const passwordHash = await hashSecret(auth.pepper, input.next)
  const changed = await auth.db.join(ctx.org, async (tx) => {
    await record(tx, ctx, 'password.changed', { subject: personId })
    await tx.passwordReset.updateMany({ where: { personId, usedAt: null }, data: { usedAt: ctx.now() } })
    return tx.person.update({
      where: { id: personId },
      data: { passwordHash, sessionVersion: { increment: 1 } },
      select: { id: true, sessionVersion: true },
    })
  })
  const [member] = await membershipsOf(auth.db.auth, personId, ctx.org)
  if (!member) throw precondition('password.no_account')
  return sessionOf(auth, member, changed)
}
