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

/**
 * Does what the worker owes an import, by its status, until it waits for a person again. Every step may be killed and
 * started again. What cannot be cured by trying again ends the import with a reason; anything else is thrown.
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
  try {
    await step(ctx, tools, found, stopping)
  } catch (error) {
    const failure = failureOf(error)
    if (!failure) throw error
    await fail(ctx, id, failure)
  }
}

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

function failureOf(error: unknown): Failure | null {
  if (error instanceof DocumentError) return { reason: error.reason, params: error.params }
  if ((error as NodeJS.ErrnoException | null)?.code === 'ENOENT')
    return { reason: 'file.missing', params: {} }
  return null
}

/** Also called by the worker when it has tried often enough. */
export async function failImport(ctx: OpenCtx, id: string): Promise<void> {
  await fail(ctx, id, { reason: 'import.broken', params: {} })
}

async function fail(ctx: OpenCtx, id: string, failure: Failure): Promise<void> {
  await ctx.write(async (tx) => {
    const found = await importOrThrow(tx, ctx, id)
    authorise(can.run(ctx.actor))
    if (!isBusy(found.status)) return
    await tx.import.update({
      where: key(ctx, id),
      data: {
        status: 'FAILED',
        failure: JSON.stringify(failure),
        finishedAt: ctx.now(),
        version: { increment: 1 },
      },
    })
    await record(tx, ctx, 'import.failed', { subject: id, before: { status: found.status }, after: failure })
  })
}
