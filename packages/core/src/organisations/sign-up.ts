import { mintOrgId } from '@closecall/db/org-id'
import type { AuthCtx } from '../access/auth-ctx'
import { unauthenticated } from '../access/errors'
import { hashSecret } from '../access/hashing'
import { parse } from '../access/parse'
import { record } from '../access/record'
import { isTaken } from '../access/taken'
import { type StartedSession, sessionOf } from '../people/session'
import { openHere, provenPerson } from '../people/sign-in'
import { freeSlug, slugFrom } from './organisation'
import { SignUpInput } from './organisation.input'
import { takenSlugs } from './organisation.rows'

/** Founds an organisation with its first site and its owner. Who already has an account proves the password of it. */
export async function signUp(auth: AuthCtx, raw: SignUpInput): Promise<StartedSession> {
  const input = parse(SignUpInput, raw)
  await auth.limits.consume('sign_up.address', auth.address)
  const known = await auth.db.auth.person.findUnique({ where: { email: input.email }, select: { id: true } })
  const proven = known ? await provenPerson(auth, input) : null
  // Says no more than a wrong password at sign-in does.
  if (known && !proven) throw unauthenticated('sign_in.failed')
  const passwordHash = known ? null : await hashSecret(auth.pepper, input.password)

  for (let tries = 3; ; tries--) {
    try {
      const session = await found(auth, input, proven, passwordHash)
      await openHere(auth, input.email)
      return session
    } catch (error) {
      // Somebody took the slug, or the e-mail, between the look and the insert.
      if (!isTaken(error)) throw error
      if (tries === 0 || (!known && (await emailExists(auth, input.email)))) {
        throw unauthenticated('sign_in.failed')
      }
    }
  }
}

async function found(
  auth: AuthCtx,
  input: SignUpInput & { country: string },
  proven: { id: string; sessionVersion: number } | null,
  passwordHash: string | null,
): Promise<StartedSession> {
  const wanted = slugFrom(input.organisationName)
  const slug = freeSlug(wanted, await takenSlugs(auth.db.auth, wanted))
  const org = mintOrgId(auth.id())
  const createdAt = auth.now()
  const person = proven ?? { id: auth.id(), sessionVersion: 1 }
  const { name, locale, timeZone } = input
  const owner = { organisationId: org, id: auth.id(), name, locale, role: 'OWNER' as const }
  const site = { organisationId: org, id: auth.id(), name: input.siteName, timeZone, createdAt }
  await auth.db.join(org, async (tx) => {
    if (!proven) {
      await tx.person.createMany({ data: [{ id: person.id, email: input.email, passwordHash, createdAt }] })
    }
    await tx.organisation.createMany({
      data: [
        { id: org, slug, name: input.organisationName, country: input.country, locale, timeZone, createdAt },
      ],
    })
    await tx.member.createMany({
      data: [{ ...owner, personId: person.id, email: input.email, createdAt }],
    })
    await tx.site.createMany({ data: [site] })
    const actor = {
      kind: 'member' as const,
      memberId: owner.id,
      personId: person.id,
      role: owner.role,
      sites: 'ALL' as const,
      locale,
      name,
    }
    const ctx = { org, actor, now: auth.now, id: auth.id }
    await record(tx, ctx, 'organisation.founded', {
      subject: org,
      after: { name: input.organisationName, slug, site: site.name },
    })
  })
  return sessionOf(auth, { ...owner, sessionVersion: 1 }, person)
}

async function emailExists(auth: AuthCtx, email: string): Promise<boolean> {
  return (await auth.db.auth.person.count({ where: { email } })) > 0
}
