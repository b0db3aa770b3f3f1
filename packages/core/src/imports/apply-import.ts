import type { Ctx } from '../access/ctx'
import { precondition } from '../access/errors'
import { key } from '../access/key'
import { parse } from '../access/parse'
import { authorise } from '../access/policy'
import { record } from '../access/record'
import { canBecome } from './import'
import { ApplyImportInput } from './import.input'
import { can } from './import.policy'
import { importOrThrow, sameVersion } from './import.rows'

/** Lets the worker turn the ready rows into reports. `version` is that of the preview the decider looked at. */
export async function applyImport(ctx: Ctx, raw: ApplyImportInput) {
  const input = parse(ApplyImportInput, raw)
  return ctx.write(async (tx) => {
    const found = await importOrThrow(tx, ctx, input.id)
    authorise(can.apply(ctx.actor, found))
    if (found.status === 'APPLYING' && found.version === input.version + 1) return found
    sameVersion(found, input.version)
    if (!canBecome(found.status, 'APPLYING')) {
      throw precondition('import.not_validated', { status: found.status })
    }
    if (found.rowsReady === 0) throw precondition('import.nothing_ready')
    const applying = await tx.import.update({
      where: key(ctx, found.id),
      data: { status: 'APPLYING', cancelAskedAt: null, version: { increment: 1 } },
    })
    await record(tx, ctx, 'import.approved', { subject: found.id, before: found, after: applying })
    return applying
  })
}
