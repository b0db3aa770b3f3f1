import type { Ctx } from '../access/ctx'
import { precondition } from '../access/errors'
import { key } from '../access/key'
import { parse } from '../access/parse'
import { authorise } from '../access/policy'
import { record } from '../access/record'
import { can } from '../members/member.policy'
import { RevokeInvitationInput } from './invitation.input'
import { invitationOrThrow } from './invitation.rows'

/** The link stops working. Revoking twice is revoking once. */
export async function revokeInvitation(ctx: Ctx, raw: RevokeInvitationInput) {
  const { id } = parse(RevokeInvitationInput, raw)
  return ctx.write(async (tx) => {
    const before = await invitationOrThrow(tx, ctx, id)
    authorise(can.invite(ctx.actor, before.role))
    if (before.acceptedAt) throw precondition('invitation.used')
    if (before.revokedAt) return before
    const after = await tx.invitation.update({ where: key(ctx, id), data: { revokedAt: ctx.now() } })
    await record(tx, ctx, 'invitation.revoked', { subject: id })
    return after
  })
}
