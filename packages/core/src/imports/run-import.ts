import type { Import } from '@closecall/db/generated/client'
import { DocumentError } from '@closecall/documents/document-error'
import type { OpenCtx } from '../access/ctx'
import { key } from '../access/key'
import { authorise } from '../access/policy'
import { record } from '../access/record'
import { applyImportBatch } from './apply-import-batch'
import { type Failure, isBusy } from './import'
import { can } from './import.policy'
import { importOrThrow } from './import.rows'
import { previewImport } from './preview-import'
import { type ImportTools, stageImport } from './stage-import'
import { undoImportBatch } from './undo-import-batch'

const mostAttempts = 5

/**
 * Does what the worker owes an import, by its status, until it waits for a person again. Every step may be killed and
 * started again, but not for ever: a step that was begun five times and never got further fails the import.
 */
export async function runImport(
  ctx: OpenCtx,
  tools: ImportTools,
  id: string,
  stopping = () => false,
): Promise<void> {
  const found = await ctx.db.import.findUnique({ where: key(ctx, id) })
  await ctx.end()
  if (!found || !isBusy(found.status)) return
  // The count must outlive a process that dies in the step, so it is written before.
  if ((await countAttempt(ctx, tools, id)) > mostAttempts) {
    return failImport(ctx, id, { reason: 'import.broken', params: { times: mostAttempts } })
  }
  try {
    await step(ctx, tools, found, stopping)
  } catch (error) {
    const failure = failureOf(error)
    if (!failure) throw error
    await failImport(ctx, id, failure)
  }
  await clearAttempts(ctx, tools, id)
}

const countAttempt = (ctx: OpenCtx, { bulk }: ImportTools, id: string): Promise<number> =>
  bulk.write(ctx.org, async (tx) => {
    const [counted] = await tx.query<{ attempts: number }>(
      'UPDATE import SET attempts = attempts + 1 WHERE organisation_id = $1 AND id = $2 RETURNING attempts',
      [ctx.org, id],
    )
    return counted?.attempts ?? 0
  })

const clearAttempts = (ctx: OpenCtx, { bulk }: ImportTools, id: string) =>
  bulk.write(ctx.org, (tx) =>
    tx.query('UPDATE import SET attempts = 0 WHERE organisation_id = $1 AND id = $2', [ctx.org, id]),
  )

async function step(ctx: OpenCtx, tools: ImportTools, found: Import, stopping: () => boolean): Promise<void> {
  switch (found.status) {
    case 'UPLOADED':
      await stageImport(ctx, tools, found)
      // Its rows are kept, so its bytes need not be.
      return tools.storage.remove(found.storageKey)
    case 'VALIDATING':
      return previewImport(ctx, found)
    case 'APPLYING':
      while (!stopping() && (await applyImportBatch(ctx, found.id)));
      return
    case 'UNDOING':
      while (!stopping() && (await undoImportBatch(ctx, found.id)));
  }
}

/** What cannot be cured by trying again. */
function failureOf(error: unknown): Failure | null {
  if (error instanceof DocumentError) return { reason: error.reason, params: error.params }
  if ((error as NodeJS.ErrnoException | null)?.code === 'ENOENT')
    return { reason: 'file.missing', params: {} }
  return null
}

async function failImport(ctx: OpenCtx, id: string, failure: Failure): Promise<void> {
  await ctx.write(async (tx) => {
    const found = await importOrThrow(tx, ctx, id)
    authorise(can.run(ctx.actor))
    if (!isBusy(found.status)) return
    await tx.import.update({
      where: key(ctx, id),
      data: {
        status: 'FAILED',
        failure: JSON.stringify(failure),
        // Whoever then takes it back begins anew.
        attempts: 0,
        finishedAt: ctx.now(),
        version: { increment: 1 },
      },
    })
    await record(tx, ctx, 'import.failed', { subject: id, before: { status: found.status }, after: failure })
  })
}
