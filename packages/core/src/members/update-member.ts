import type { Ctx } from '../access/ctx'
import { precondition } from '../access/errors'
import { key } from '../access/key'
import { parse } from '../access/parse'
import { authorise } from '../access/policy'
import { record } from '../access/record'
import { orTaken } from '../access/taken'
import { scopeOf, told } from './member'
import { UpdateMemberInput } from './member.input'
import { can } from './member.policy'
import { keepOneOwner, lockOwners, memberOrThrow, refuseTaken, sitesOrThrow, taken } from './member.rows'
import { replaceScope } from './replace-scope'

/** Another role or scope ends the member's sessions at their next request. */
export async function updateMember(ctx: Ctx, raw: UpdateMemberInput) {
  const input = parse(UpdateMemberInput, raw)
  const scope = scopeOf(input)
  const updated = ctx.write(async (tx) => {
    const owners = await lockOwners(tx, ctx)
    const before = await memberOrThrow(tx, ctx, input.id)
    authorise(can.edit(ctx.actor, before))
    authorise(can.changeRole(ctx.actor, before, input.role))
    if (input.role !== 'OWNER') keepOneOwner(owners, before.id)
    const { email = before.email, personnelNumber = before.personnelNumber } = input
    if (before.personId && email !== before.email) throw precondition('member.email_of_account')
    await sitesOrThrow(tx, ctx, scope.siteIds)
    await refuseTaken(tx, ctx, { id: before.id, email, personnelNumber })

    const moved = scope.allSites !== before.allSites || scope.siteIds.join() !== before.siteIds.join()
    const after = await tx.member.update({
      where: key(ctx, before.id),
      data: {
        name: input.name,
        position: input.position,
        email,
        personnelNumber,
        role: input.role,
        allSites: scope.allSites,
        locale: input.locale ?? before.locale,
        ...(moved || before.role !== input.role ? { sessionVersion: { increment: 1 } } : {}),
      },
    })
    if (moved) await replaceScope(tx, ctx, before.id, scope.siteIds)
    await record(tx, ctx, before.role === input.role ? 'member.updated' : 'member.role_changed', {
      subject: before.id,
      before: told(before, before.siteIds),
      after: told(after, scope.siteIds),
      payload: { from: before.role, to: input.role },
    })
    return after
  })
  return orTaken(taken, updated)
}
