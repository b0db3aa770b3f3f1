import type { AuthCtx } from '../access/auth-ctx'
import { unauthenticated } from '../access/errors'
import { verifySecret } from '../access/hashing'
import { parse } from '../access/parse'
import { SignInInput } from './person.input'
import { membershipsOf } from './person.rows'
import { type StartedSession, sessionOf } from './session'

/** By e-mail and password. An unknown e-mail costs the same and answers the same as a wrong password. */
export async function signIn(auth: AuthCtx, raw: SignInInput): Promise<StartedSession> {
  const input = parse(SignInInput, raw)
  const person = await provenPerson(auth, input)
  if (!person) throw unauthenticated('sign_in.failed')
  const [member] = await membershipsOf(auth.db.auth, person.id, input.organisationId)
  if (!member) throw unauthenticated('sign_in.no_organisation')
  return sessionOf(auth, member, person)
}

const accountHere = (auth: AuthCtx, email: string) => `${email} ${auth.address}`

/** Whoever proved to own the account finds it open on this network, whatever happens on others. */
export async function openHere(auth: AuthCtx, email: string): Promise<void> {
  await auth.limits.reset('sign_in.here', accountHere(auth, email))
  await auth.limits.remember('sign_in.proven', accountHere(auth, email))
}

/** Counts the attempt, then answers who proved the password: a person, or null for nobody and for the wrong one alike. */
export async function provenPerson(auth: AuthCtx, input: { email: string; password: string }) {
  const here = accountHere(auth, input.email)
  await auth.limits.consume('sign_in.address', auth.address)
  await auth.limits.consume('sign_in.here', here, 'sign_in.locked')
  const known = await auth.limits.seen('sign_in.proven', here)
  if (!known) await auth.limits.consume('sign_in.account', input.email, 'sign_in.locked')
  const person = await auth.db.auth.person.findUnique({
    where: { email: input.email },
    select: { id: true, email: true, passwordHash: true, sessionVersion: true },
  })
  if (!(await verifySecret(auth.pepper, person?.passwordHash ?? null, input.password))) return null
  await openHere(auth, input.email)
  // Only failures add up; those of others still do.
  if (!known) await auth.limits.refund('sign_in.account', input.email)
  // A whole shift signs in through one address: only failures add up there.
  await auth.limits.refund('sign_in.address', auth.address)
  return person
}
