import type { Ctx } from '../access/ctx'
import { parse } from '../access/parse'
import { authorise } from '../access/policy'
import { record } from '../access/record'
import { changeCode } from './change-code'
import { ChangeCodeInput } from './code.input'
import { can } from './code.policy'
import { codeOrThrow, mustBeCurrent } from './code.rows'

/** Its poster answers again. */
export async function enableCode(ctx: Ctx, raw: ChangeCodeInput) {
  const input = parse(ChangeCodeInput, raw)
  return ctx.write(async (tx) => {
    const before = await codeOrThrow(tx, ctx, input.id)
    authorise(can.edit(ctx.actor, before))
    if (before.status === 'ACTIVE') return before
    mustBeCurrent(before, input.version)
    const after = await changeCode(tx, ctx, before, 'ACTIVE')
    await record(tx, ctx, 'code.enabled', { subject: before.id, before, after })
    return after
  })
}
