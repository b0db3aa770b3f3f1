import type { Ctx } from '../access/ctx'
import { parse } from '../access/parse'
import { authorise } from '../access/policy'
import { record } from '../access/record'
import { ChangeCodeInput } from './code.input'
import { can } from './code.policy'
import { changeCode, codeOrThrow, insertCode, mustBeCurrent } from './code.rows'

/** A new code for the place. The old one is never answered again: whoever replaces it wants its posters to stop working. */
export async function replaceCode(ctx: Ctx, raw: ChangeCodeInput) {
  const input = parse(ChangeCodeInput, raw)
  return ctx.write(async (tx) => {
    const before = await codeOrThrow(tx, ctx, input.id)
    authorise(can.edit(ctx.actor, before))
    mustBeCurrent(before, input.version)
    await changeCode(tx, ctx, before, 'REPLACED')
    const after = await insertCode(tx, ctx, ctx.id(), before)
    await record(tx, ctx, 'code.replaced', { subject: after.id, before, after })
    return after
  })
}
