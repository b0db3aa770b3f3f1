import type { Tx } from '@closecall/db/database'
import type { Import } from '@closecall/db/generated/client'
import type { Ctx } from '../access/ctx'
import { key } from '../access/key'
import { authorise } from '../access/policy'
import { record } from '../access/record'
import { importsLock } from './import'
import { can } from './import.policy'
import { importOrThrow } from './import.rows'
import { removeImportPlaces } from './remove-import-places'

const batch = 1_000

/** Takes back the next reports nobody has worked on, all of the batch or none, and says whether there may be more. */
export async function undoImportBatch(ctx: Ctx, id: string): Promise<boolean> {
  return ctx.write(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${importsLock(ctx.org)}, 0))`
    const found = await importOrThrow(tx, ctx, id)
    authorise(can.run(ctx.actor))
    if (found.status !== 'UNDOING') return false
    const undone = await takeBack(tx, ctx, id)
    if (undone === 0) await finish(tx, ctx, found)
    else {
      const data = { attempts: 0, rowsApplied: { decrement: undone } }
      await tx.import.update({ where: key(ctx, id), data })
    }
    await record(tx, ctx, undone === 0 ? 'import.undone' : 'import.batch_undone', {
      subject: id,
      before: { rowsApplied: found.rowsApplied },
      after: { rowsApplied: found.rowsApplied - undone },
    })
    return undone > 0
  })
}

/** A report with a decision, an action, a comment or an entry on its timeline has a life of its own and stays. */
async function takeBack(tx: Tx, ctx: Ctx, importId: string): Promise<number> {
  const rows = await tx.$queryRaw<{ rowNumber: number; reportId: string }[]>`
    SELECT i.row_number AS "rowNumber", i.report_id AS "reportId"
    FROM import_row AS i JOIN report AS r ON r.organisation_id = i.organisation_id AND r.id = i.report_id
    WHERE i.organisation_id = ${ctx.org}::uuid AND i.import_id = ${importId}::uuid AND i.status = 'APPLIED' AND r.version = 1
      AND NOT EXISTS (SELECT FROM action AS a WHERE a.organisation_id = r.organisation_id AND a.report_id = r.id)
      AND NOT EXISTS (SELECT FROM comment AS c WHERE c.organisation_id = r.organisation_id AND c.report_id = r.id)
      AND NOT EXISTS (SELECT FROM audit AS u WHERE u.organisation_id = r.organisation_id AND u.report_id = r.id)
      AND NOT EXISTS (SELECT FROM report AS m WHERE m.organisation_id = r.organisation_id AND m.merged_into_id = r.id)
    ORDER BY i.row_number LIMIT ${batch} FOR UPDATE OF r`
  if (rows.length === 0) return 0
  const mine = { organisationId: ctx.org }
  await tx.importRow.updateMany({
    where: { ...mine, importId, rowNumber: { in: rows.map(({ rowNumber }) => rowNumber) } },
    data: { status: 'UNDONE', reportId: null },
  })
  await tx.report.deleteMany({ where: { ...mine, id: { in: rows.map(({ reportId }) => reportId) } } })
  return rows.length
}

async function finish(tx: Tx, ctx: Ctx, found: Import): Promise<void> {
  const keptPlaces = await removeImportPlaces(tx, ctx, found)
  await returnNumbers(tx, ctx)
  await tx.import.update({
    where: key(ctx, found.id),
    data: {
      status: 'UNDONE',
      finishedAt: ctx.now(),
      createdPlaces: {},
      keptPlaces,
      version: { increment: 1 },
    },
  })
}

/** Numbers at the end of a year that no report has any more are given out again; a gap before a later number stays. */
async function returnNumbers(tx: Tx, ctx: Ctx): Promise<void> {
  // A statement of its own: the next one must see the report whose filing it waited for here.
  await tx.$queryRaw`SELECT FROM report_counter WHERE organisation_id = ${ctx.org}::uuid ORDER BY year FOR UPDATE`
  await tx.$executeRaw`
    UPDATE report_counter AS c SET last = least(c.last, (
      SELECT coalesce(max(split_part(r.number, '-', 3)::integer), 0) FROM report AS r
      WHERE r.organisation_id = c.organisation_id AND r.number LIKE 'NM-' || c.year || '-%'))
    WHERE c.organisation_id = ${ctx.org}::uuid`
}
