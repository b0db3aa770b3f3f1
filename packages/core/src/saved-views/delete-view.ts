import type { Ctx } from '../access/ctx'
import { key } from '../access/key'
import { parse } from '../access/parse'
import { authorise } from '../access/policy'
import { record } from '../access/record'
import { DeleteViewInput } from './saved-view.input'
import { can } from './saved-view.policy'
import { viewOrThrow } from './saved-view.rows'

export async function deleteView(ctx: Ctx, raw: DeleteViewInput) {
  const input = parse(DeleteViewInput, raw)
  return ctx.write(async (tx) => {
    const view = await viewOrThrow(tx, ctx, input.id)
    authorise(can.keep(ctx.actor))
    await tx.savedView.delete({ where: key(ctx, view.id) })
    await record(tx, ctx, 'view.deleted', { subject: view.id, before: { name: view.name } })
    return view.id
  })
}
