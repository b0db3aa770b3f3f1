import type { z } from 'zod'
import type { AuthCtx } from '../access/auth-ctx'
import { unauthenticated } from '../access/errors'
import { verifySecret } from '../access/hashing'
import { parse } from '../access/parse'
import { rolesWith } from '../access/roles'
import { SignInWithPinInput } from './person.input'
import { membershipColumns } from './person.rows'
import { pinAccount } from './pin'
import { type Membership, type StartedSession, sessionOf } from './session'

/** For workers without e-mail, at /o/{slug}. An unknown slug or number costs and answers as a wrong PIN does. */
export async function signInWithPin(auth: AuthCtx, raw: SignInWithPinInput): Promise<StartedSession> {
  return sessionOf(auth, await provenByPin(auth, parse(SignInWithPinInput, raw)), null)
}

/** Whoever knows the number and the PIN; every failure is counted, whichever way it came. */
export async function provenByPin(
  auth: AuthCtx,
  input: z.output<typeof SignInWithPinInput>,
): Promise<Membership> {
  const account = pinAccount(input.slug, input.personnelNumber)
  const network = `${input.slug} ${auth.address}`
  await auth.limits.consume('sign_in.address', auth.address)
  const known = await auth.limits.seen('pin.proven', network)
  await bounded(auth, input.slug, network, known)
  // A stranger's guesses from elsewhere lock nobody out of the networks at work.
  const attempts = known ? 'pin.known' : 'pin.account'
  await auth.limits.consume(attempts, account)
  const organisation = await auth.db.auth.organisation.findUnique({
    where: { slug: input.slug },
    select: { id: true },
  })
  const member = organisation
    ? await auth.db.auth.member.findFirst({
        where: {
          organisationId: organisation.id,
          personnelNumber: input.personnelNumber,
          status: 'ACTIVE',
          // Others know or set a PIN: it opens neither an account nor the names kept in confidence.
          personId: null,
          role: { notIn: rolesWith('report.unmask') },
        },
        select: { ...membershipColumns, pinHash: true },
      })
    : null
  if (!(await verifySecret(auth.pepper, member?.pinHash ?? null, input.pin)) || !member) {
    await auth.limits.note('pin.network', network)
    await auth.limits.note('pin.organisation', input.slug)
    throw unauthenticated('sign_in.failed')
  }
  await auth.limits.reset(attempts, account)
  // A whole shift signs in through one address: only failures add up there.
  await auth.limits.refund('sign_in.address', auth.address)
  await auth.limits.remember('pin.proven', network)
  return member
}

/** Refuses where too many PINs have failed, whosever they were. */
async function bounded({ limits }: AuthCtx, slug: string, network: string, known: boolean): Promise<void> {
  await limits.check('pin.network', network, 'pin.too_many_here')
  if (!known) await limits.check('pin.organisation', slug, 'pin.too_many')
}
