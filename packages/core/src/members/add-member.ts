import type { AuthCtx } from '../access/auth-ctx'
import type { Ctx } from '../access/ctx'
import { hashSecret } from '../access/hashing'
import { parse } from '../access/parse'
import { authorise } from '../access/policy'
import { record } from '../access/record'
import { orTaken } from '../access/taken'
import { requirePinRole, scopeOf, told } from './member'
import { AddMemberInput } from './member.input'
import { can } from './member.policy'
import { refuseTaken, sitesOrThrow, taken } from './member.rows'
import { replaceScope } from './replace-scope'

/** Somebody without an account: a PIN lets them in, or an invitation to their e-mail gives them one later. */
export async function addMember(ctx: Ctx, auth: Pick<AuthCtx, 'pepper'>, raw: AddMemberInput) {
  const input = parse(AddMemberInput, raw)
  const { allSites, siteIds } = scopeOf(input)
  // Before hashing: whoever may not must not make the server work.
  authorise(can.add(ctx.actor, input.role))
  if (input.pin) requirePinRole(input.role)
  const pinHash = input.pin ? await hashSecret(auth.pepper, input.pin) : null
  const added = ctx.write(async (tx) => {
    authorise(can.add(ctx.actor, input.role))
    await sitesOrThrow(tx, ctx, siteIds)
    await refuseTaken(tx, ctx, input)
    const { name, personnelNumber, email, position, role, locale } = input
    const member = await tx.member.create({
      data: {
        organisationId: ctx.org,
        id: ctx.id(),
        name,
        personnelNumber,
        email,
        position,
        role,
        locale,
        pinHash,
        allSites,
        createdAt: ctx.now(),
      },
    })
    await replaceScope(tx, ctx, member.id, siteIds)
    await record(tx, ctx, 'member.added', { subject: member.id, after: told(member, siteIds) })
    return member
  })
  return orTaken(taken, added)
}
