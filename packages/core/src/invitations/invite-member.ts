import type { Role } from '../access/actor'
import { memberIdOf } from '../access/actor'
import type { AuthCtx } from '../access/auth-ctx'
import type { Ctx } from '../access/ctx'
import { conflict, forbidden } from '../access/errors'
import { parse } from '../access/parse'
import { authorise } from '../access/policy'
import { record } from '../access/record'
import { tokenHash } from '../access/token'
import { scopeOf } from '../members/member'
import { can } from '../members/member.policy'
import { memberOrThrow, sitesOrThrow } from '../members/member.rows'
import { invitationDays, invitationToken } from './invitation'
import { InviteMemberInput } from './invitation.input'

/**
 * A link for one person. An e-mail of a member without an account invites that very member, with the role and the sites
 * they have. The token is told once, here; the mail derives it again.
 */
export async function inviteMember(
  ctx: Ctx,
  auth: Pick<AuthCtx, 'pepper' | 'limits'>,
  raw: InviteMemberInput,
): Promise<{ id: string; token: string }> {
  const input = parse(InviteMemberInput, raw)
  const invitedById = memberIdOf(ctx.actor)
  if (!invitedById) throw forbidden('member.invite')
  authorise(can.invite(ctx.actor, input.role))
  if (input.send) await auth.limits.consume('invitation.organisation', ctx.org)
  const id = ctx.id()
  const token = invitationToken(auth.pepper, id)
  const now = ctx.now()
  await ctx.write(async (tx) => {
    const there = input.email
      ? await tx.member.findFirst({
          where: { organisationId: ctx.org, email: input.email },
          select: { id: true, personId: true, status: true },
        })
      : null
    if (there?.personId || there?.status === 'DISABLED') throw conflict('member.exists')
    const known = there && (await memberOrThrow(tx, ctx, there.id))
    const place = known
      ? { role: known.role as Role, allSites: known.allSites, siteIds: known.siteIds }
      : { role: input.role, ...scopeOf(input) }
    authorise(can.invite(ctx.actor, place.role))
    await sitesOrThrow(tx, ctx, place.siteIds)
    const invitation = await tx.invitation.create({
      data: {
        organisationId: ctx.org,
        id,
        tokenHash: tokenHash(token),
        email: input.email,
        name: input.name ?? known?.name ?? null,
        ...place,
        invitedById,
        expiresAt: new Date(now.getTime() + invitationDays * 24 * 60 * 60 * 1_000),
        createdAt: now,
      },
    })
    await record(tx, ctx, 'member.invited', {
      subject: id,
      after: { role: invitation.role, email: invitation.email },
      payload: { send: input.send },
    })
  })
  return { id, token }
}
