import type { AuthTx, Tx } from '@closecall/db/database'
import type { Prisma } from '@closecall/db/generated/client'
import type { Locale, Role } from '../access/actor'
import type { AuthCtx } from '../access/auth-ctx'
import type { Ctx } from '../access/ctx'
import { notFound } from '../access/errors'
import { key } from '../access/key'
import { has } from '../access/roles'
import { tokenHash } from '../access/token'
import { invites } from '../members/member.policy'

/** Found by the secret itself; every look is counted, so that guessing ends. Null: used up, revoked, too old or never there. */
export async function openInvitation(auth: AuthCtx, token: string) {
  await auth.limits.consume('invitation.address', auth.address)
  const invitation = await auth.db.auth.invitation.findFirst({
    where: { tokenHash: tokenHash(token), acceptedAt: null, revokedAt: null, expiresAt: { gt: auth.now() } },
  })
  if (!invitation || !(await stillInvites(auth.db.auth, invitation, invitation.role))) return null
  await auth.limits.refund('invitation.address', auth.address)
  return invitation
}

/** An invitation is worth what its inviter may do today: what a disabled or demoted administrator may no longer give is gone. */
export async function stillInvites(
  db: Pick<AuthTx, 'member'>,
  { organisationId, invitedById }: { organisationId: string; invitedById: string },
  role: string,
): Promise<boolean> {
  const inviter = await db.member.findFirst({
    where: { organisationId, id: invitedById, status: 'ACTIVE' },
    select: { role: true },
  })
  return inviter !== null && invites(inviter.role as Role, role).allowed
}

export type InvitationPreview = {
  organisationName: string
  role: Role
  email: string | null
  name: string | null
  locale: Locale
}

export async function invitationPreview(auth: AuthCtx, token: string): Promise<InvitationPreview | null> {
  const invitation = await openInvitation(auth, token.slice(0, 200))
  if (!invitation) return null
  const organisation = await auth.db.auth.organisation.findUniqueOrThrow({
    where: { id: invitation.organisationId },
    select: { name: true, locale: true },
  })
  return {
    organisationName: organisation.name,
    role: invitation.role as Role,
    email: invitation.email,
    name: invitation.name,
    locale: organisation.locale as Locale,
  }
}

export async function invitationOrThrow(tx: Tx, ctx: Pick<Ctx, 'org'>, id: string) {
  const invitation = await tx.invitation.findUnique({ where: key(ctx, id) })
  if (!invitation) throw notFound()
  return invitation
}

/** Those that can still be used, the newest first; nothing for whoever may not invite. */
export function openInvitationsFor(ctx: Pick<Ctx, 'actor' | 'now'>): {
  where: Prisma.InvitationWhereInput
  orderBy: Prisma.InvitationOrderByWithRelationInput
  take: number
} {
  const open = { acceptedAt: null, revokedAt: null, expiresAt: { gt: ctx.now() } }
  return {
    where: has(ctx.actor, 'member.invite') ? open : { id: { in: [] } },
    orderBy: { createdAt: 'desc' },
    take: 200,
  }
}
