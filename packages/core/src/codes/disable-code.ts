import type { Ctx } from '../access/ctx'
import { parse } from '../access/parse'
import { authorise } from '../access/policy'
import { record } from '../access/record'
import { changeCode } from './change-code'
import { ChangeCodeInput } from './code.input'
import { can } from './code.policy'
import { codeOrThrow, mustBeCurrent } from './code.rows'

/** Its poster answers as an unknown code does, until somebody enables it again. */
export async function disableCode(ctx: Ctx, raw: ChangeCodeInput) {
  const input = parse(ChangeCodeInput, raw)
  return ctx.write(async (tx) => {
    const before = await codeOrThrow(tx, ctx, input.id)
    authorise(can.edit(ctx.actor, before))
    if (before.status === 'DISABLED') return before
    mustBeCurrent(before, input.version)
    const after = await changeCode(tx, ctx, before, 'DISABLED')
    await record(tx, ctx, 'code.disabled', { subject: before.id, before, after })
    return after
  })
}
