import { type AuthTx } from '@closecall/db/database'
import { mintOrgId } from '@closecall/db/org-id'
import type { Locale, MemberActor, Role } from '../access/actor'
import type { AuthCtx } from '../access/auth-ctx'
import { conflict, invalid, notFound, unauthenticated } from '../access/errors'
import { hashSecret } from '../access/hashing'
import { parse } from '../access/parse'
import { record } from '../access/record'
import { orTaken } from '../access/taken'
import { membershipColumns } from '../people/person.rows'
import { type StartedSession, sessionOf } from '../people/session'
import { openHere, provenPerson } from '../people/sign-in'
import { AcceptInvitationInput } from './invitation.input'
import { openInvitation, stillInvites } from './invitation.rows'

type Invitation = NonNullable<Awaited<ReturnType<typeof openInvitation>>>

/** Joins by link, once. An existing person proves the password; a member known by this e-mail gets the account. */
export async function acceptInvitation(auth: AuthCtx, raw: AcceptInvitationInput): Promise<StartedSession> {
  const input = parse(AcceptInvitationInput, raw)
  const invitation = await openInvitation(auth, input.token)
  if (!invitation) throw notFound()
  if (invitation.email && invitation.email !== input.email) {
    throw invalid([{ path: 'email', message: 'other_email' }], 'invitation.other_email')
  }
  const known = await auth.db.auth.person.findUnique({ where: { email: input.email }, select: { id: true } })
  const proven = known ? await provenPerson(auth, input) : null
  if (known && !proven) throw unauthenticated('sign_in.failed')
  const passwordHash = known ? null : await hashSecret(auth.pepper, input.password)
  const person = proven ?? { id: auth.id(), sessionVersion: 1 }

  const org = mintOrgId(invitation.organisationId)
  const joined = auth.db.join(org, async (tx) => {
    const used = await tx.invitation.updateMany({
      where: { organisationId: org, id: invitation.id, acceptedAt: null, revokedAt: null },
      data: { acceptedAt: auth.now() },
    })
    if (used.count === 0) throw notFound()
    if (!proven) {
      await tx.person.createMany({
        data: [{ id: person.id, email: input.email, passwordHash, createdAt: auth.now() }],
      })
    }
    const member = await place(tx, auth, invitation, { ...input, personId: person.id })
    const actor: MemberActor = {
      kind: 'member',
      memberId: member.id,
      personId: person.id,
      role: member.role as Role,
      sites: [],
      locale: member.locale as Locale,
      name: member.name,
    }
    const ctx = { org, actor, now: auth.now, id: auth.id }
    await record(tx, ctx, 'member.joined', {
      subject: member.id,
      after: { role: member.role, invitation: invitation.id },
    })
    return sessionOf(auth, member, person)
  })
  const session = await orTaken({ email: 'invitation.email_taken', person: 'member.exists' }, joined)
  await openHere(auth, input.email)
  return session
}

/** The member the invitation was for by e-mail, now with an account; else a new one. */
async function place(
  tx: AuthTx,
  auth: AuthCtx,
  invitation: Invitation,
  joiner: { personId: string; name: string; email: string },
) {
  const { organisationId, role, allSites, siteIds } = invitation
  const there = await tx.member.findFirst({
    where: { organisationId, OR: [{ personId: joiner.personId }, { email: joiner.email }] },
    select: { ...membershipColumns, personId: true, status: true },
  })
  if (there && (there.personId || there.status !== 'ACTIVE' || !invitation.email))
    throw conflict('member.exists')
  if (there) {
    // They may have become more than they were invited as.
    if (!(await stillInvites(tx, invitation, there.role))) throw notFound()
    // From now on the account opens the door; the PIN others may know, and its sessions, are over.
    const { sessionVersion } = await tx.member.update({
      where: { organisationId_id: { organisationId, id: there.id }, personId: null },
      data: { personId: joiner.personId, pinHash: null, sessionVersion: { increment: 1 } },
      select: { sessionVersion: true },
    })
    return { ...there, sessionVersion }
  }
  const { locale } = await tx.organisation.findUniqueOrThrow({
    where: { id: organisationId },
    select: { locale: true },
  })
  const { personId, name, email } = joiner
  const member = { organisationId, id: auth.id(), personId, name, email, role, allSites, locale }
  await tx.member.createMany({ data: [{ ...member, createdAt: auth.now() }] })
  if (!allSites) {
    await tx.memberSite.createMany({
      data: siteIds.map((siteId) => ({ organisationId, memberId: member.id, siteId })),
    })
  }
  return { ...member, sessionVersion: 1 }
}
