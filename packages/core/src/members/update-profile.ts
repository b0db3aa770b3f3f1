import type { Ctx } from '../access/ctx'
import { notFound } from '../access/errors'
import { key } from '../access/key'
import { parse } from '../access/parse'
import { authorise } from '../access/policy'
import { record } from '../access/record'
import { UpdateProfileInput } from '../people/person.input'
import { can } from './member.policy'
import { memberOrThrow } from './member.rows'

/** One's own name and language. */
export async function updateProfile(ctx: Ctx, raw: UpdateProfileInput) {
  const { name, locale } = parse(UpdateProfileInput, raw)
  const { actor } = ctx
  if (actor.kind !== 'member') throw notFound()
  return ctx.write(async (tx) => {
    const before = await memberOrThrow(tx, ctx, actor.memberId)
    authorise(can.editProfile(actor, before))
    const after = await tx.member.update({ where: key(ctx, before.id), data: { name, locale } })
    await record(tx, ctx, 'member.updated', {
      subject: before.id,
      before: { name: before.name, locale: before.locale },
      after: { name, locale },
    })
    return after
  })
}
