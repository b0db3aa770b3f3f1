import type { Ctx } from '../access/ctx'
import { key } from '../access/key'
import { parse } from '../access/parse'
import { authorise } from '../access/policy'
import { record } from '../access/record'
import { MemberIdInput } from './member.input'
import { can } from './member.policy'
import { keepOneOwner, lockOwners, memberOrThrow } from './member.rows'

/** The door closes at the next request; what the member did stays. */
export async function disableMember(ctx: Ctx, raw: MemberIdInput) {
  const { id } = parse(MemberIdInput, raw)
  return ctx.write(async (tx) => {
    const owners = await lockOwners(tx, ctx)
    const before = await memberOrThrow(tx, ctx, id)
    authorise(can.disable(ctx.actor, before))
    if (before.status === 'DISABLED') return before
    keepOneOwner(owners, before.id)
    const after = await tx.member.update({
      where: key(ctx, id),
      data: { status: 'DISABLED', sessionVersion: { increment: 1 } },
    })
    const { status } = after
    await record(tx, ctx, 'member.disabled', {
      subject: id,
      before: { status: before.status },
      after: { status },
    })
    return after
  })
}
