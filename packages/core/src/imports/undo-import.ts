import type { Ctx } from '../access/ctx'
import { precondition } from '../access/errors'
import { key } from '../access/key'
import { parse } from '../access/parse'
import { authorise } from '../access/policy'
import { record } from '../access/record'
import { canBecome } from './import'
import { UndoImportInput } from './import.input'
import { can } from './import.policy'
import { importOrThrow } from './import.rows'

/** Lets the worker take back the reports this import made, except those somebody has worked on since. */
export async function undoImport(ctx: Ctx, raw: UndoImportInput) {
  const input = parse(UndoImportInput, raw)
  return ctx.write(async (tx) => {
    const found = await importOrThrow(tx, ctx, input.id)
    authorise(can.run(ctx.actor))
    if (found.status === 'UNDOING' || found.status === 'UNDONE') return found
    if (!canBecome(found.status, 'UNDOING'))
      throw precondition('import.not_applied', { status: found.status })
    if (found.rowsApplied === 0) throw precondition('import.nothing_applied')
    const undoing = await tx.import.update({
      where: key(ctx, found.id),
      data: { status: 'UNDOING', version: { increment: 1 } },
    })
    await record(tx, ctx, 'import.undo_asked', { subject: found.id, before: found, after: undoing })
    return undoing
  })
}
