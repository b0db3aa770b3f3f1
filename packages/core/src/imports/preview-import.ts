import type { Tx } from '@closecall/db/database'
import type { Import } from '@closecall/db/generated/client'
import type { OpenCtx } from '../access/ctx'
import { key } from '../access/key'
import { authorise } from '../access/policy'
import { record } from '../access/record'
import type { Reading } from './import'
import type { ImportMapping } from './import.input'
import { can } from './import.policy'
import { importOrThrow, rowContextOf, rowsAfter } from './import.rows'
import { PreviewCounter } from './import-preview'
import { RowReader } from './import-row'

const batch = 2_000

/** Judges every staged row by the mapping and counts what applying would do. Started again, it begins anew. */
export async function previewImport(ctx: OpenCtx, found: Import): Promise<void> {
  const context = await rowContextOf(ctx.db, ctx.org)
  await ctx.end()
  const mapping = found.mapping as unknown as ImportMapping
  const { header } = found.reading as unknown as Reading
  const reader = new RowReader({ ...context, header, mapping, now: ctx.now() })
  const counter = new PreviewCounter(context)

  for (let after = 0; ; ) {
    const last = await ctx.write(async (tx) => {
      const now = await importOrThrow(tx, ctx, found.id)
      authorise(can.run(ctx.actor))
      // Cancelled, or mapped anew while it was judged.
      if (now.status !== 'VALIDATING' || now.version !== found.version) return null
      const rows = await rowsAfter(tx, ctx, found.id, after, batch)
      if (rows.length === 0) {
        await finish(tx, ctx, found, counter)
        return null
      }
      const judged = rows.map((row) => {
        const read = row.reasons.filter((reason) => reason.field === 'row')
        return { row: row.rowNumber, ...reader.judge(row.cells, read) }
      })
      const known = await writeJudgements(tx, ctx, found.id, judged)
      for (const row of judged) counter.add(row, known.has(row.row))
      await tx.import.update({ where: key(ctx, found.id), data: countsOf(counter) })
      return rows.at(-1)?.rowNumber ?? null
    })
    if (last === null) return
    after = last
  }
}

type Judged = ReturnType<RowReader['judge']> & { row: number }

/** Stores the verdicts in one statement; answers which rows an earlier import has already made reports of. */
async function writeJudgements(
  tx: Tx,
  ctx: OpenCtx,
  importId: string,
  judged: Judged[],
): Promise<Set<number>> {
  const verdicts = judged.map(({ row, draft, reasons }) => ({
    row,
    status: draft ? 'READY' : 'REFUSED',
    reasons,
    external: draft?.externalId ?? null,
  }))
  const known = await tx.$queryRaw<{ row: number }[]>`
    WITH verdict AS (
      SELECT * FROM json_to_recordset(${JSON.stringify(verdicts)}::json)
        AS v("row" integer, status text, reasons jsonb, external text)
    ), written AS (
      UPDATE import_row AS r SET external_id = v.external, reasons = v.reasons, status = CASE
        WHEN EXISTS (SELECT FROM import_row AS e WHERE e.organisation_id = ${ctx.org}::uuid
          AND e.fingerprint = r.fingerprint AND e.status = 'APPLIED') THEN 'KNOWN'
        WHEN v.external IS NOT NULL AND EXISTS (SELECT FROM import_row AS e WHERE e.organisation_id = ${ctx.org}::uuid
          AND e.external_id = v.external AND e.status = 'APPLIED') THEN 'KNOWN'
        ELSE v.status END
      FROM verdict AS v
      WHERE r.organisation_id = ${ctx.org}::uuid AND r.import_id = ${importId}::uuid AND r.row_number = v."row"
        AND r.row_number BETWEEN ${judged[0]?.row ?? 0} AND ${judged.at(-1)?.row ?? 0}
      RETURNING r.row_number AS "row", r.status
    )
    SELECT "row" FROM written WHERE status = 'KNOWN'`
  return new Set(known.map(({ row }) => row))
}

async function finish(tx: Tx, ctx: OpenCtx, found: Import, counter: PreviewCounter): Promise<void> {
  await tx.import.update({
    where: key(ctx, found.id),
    data: {
      status: 'VALIDATED',
      ...countsOf(counter),
      preview: counter.preview(),
      version: { increment: 1 },
    },
  })
  await record(tx, ctx, 'import.validated', { subject: found.id, after: countsOf(counter) })
}

const countsOf = ({ ready, refused, known }: PreviewCounter) => ({
  rowsReady: ready,
  rowsRefused: refused,
  rowsKnown: known,
})
