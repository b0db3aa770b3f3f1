import type { Ctx } from '../access/ctx'
import { precondition } from '../access/errors'
import { key } from '../access/key'
import { parse } from '../access/parse'
import { authorise } from '../access/policy'
import { record } from '../access/record'
import { canBecome } from './import'
import { CancelImportInput } from './import.input'
import { can } from './import.policy'
import { importOrThrow } from './import.rows'

/** Stops at once, or, while rows are being applied, after the batch under way: whole batches stay and can be undone. */
export async function cancelImport(ctx: Ctx, raw: CancelImportInput) {
  const input = parse(CancelImportInput, raw)
  return ctx.write(async (tx) => {
    const found = await importOrThrow(tx, ctx, input.id)
    authorise(can.run(ctx.actor))
    if (found.status === 'CANCELLED') return found
    if (!canBecome(found.status, 'CANCELLED')) throw precondition('import.finished', { status: found.status })
    const asked = found.status === 'APPLYING'
    const cancelled = await tx.import.update({
      where: key(ctx, found.id),
      data: {
        cancelAskedAt: ctx.now(),
        ...(asked ? {} : { status: 'CANCELLED', finishedAt: ctx.now() }),
        version: { increment: 1 },
      },
    })
    await record(tx, ctx, 'import.cancelled', { subject: found.id, before: found, after: cancelled })
    return cancelled
  })
}
