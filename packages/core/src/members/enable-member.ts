import type { Ctx } from '../access/ctx'
import { key } from '../access/key'
import { parse } from '../access/parse'
import { authorise } from '../access/policy'
import { record } from '../access/record'
import { MemberIdInput } from './member.input'
import { can } from './member.policy'
import { memberOrThrow } from './member.rows'

/** Lets a member in again, with the role and sites they had. */
export async function enableMember(ctx: Ctx, raw: MemberIdInput) {
  const { id } = parse(MemberIdInput, raw)
  return ctx.write(async (tx) => {
    const before = await memberOrThrow(tx, ctx, id)
    authorise(can.edit(ctx.actor, before))
    if (before.status === 'ACTIVE') return before
    const after = await tx.member.update({ where: key(ctx, id), data: { status: 'ACTIVE' } })
    const { status } = after
    await record(tx, ctx, 'member.enabled', {
      subject: id,
      before: { status: before.status },
      after: { status },
    })
    return after
  })
}
