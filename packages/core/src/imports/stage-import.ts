import type { Storage } from '@closecall/adapters/storage'
import type { Bulk } from '@closecall/db/bulk'
import type { Import } from '@closecall/db/generated/client'
import { openTable, type Table } from '@closecall/documents/table'
import type { OpenCtx } from '../access/ctx'
import { key } from '../access/key'
import { authorise } from '../access/policy'
import { record } from '../access/record'
import { noteReason, type Reading } from './import'
import type { ImportMapping } from './import.input'
import { can } from './import.policy'
import { importOrThrow, mappingsFor, placesOf } from './import.rows'
import type { DateOrder } from './import-date'
import { Fingerprints, headerHash } from './import-fingerprint'
import { adoptMapping, guessMapping } from './import-mapping'
import { TableObserver } from './import-profile'

export type ImportTools = { bulk: Bulk; storage: Storage }

/** Countries that write the month first; everybody else writes the day first. */
const monthFirst = new Set(['US', 'PH', 'PW', 'FM', 'MH'])

/** Reads the file into staged rows, learns its columns and proposes a mapping. Started again, it begins anew. */
export async function stageImport(ctx: OpenCtx, tools: ImportTools, found: Import): Promise<void> {
  const table = await openTable(() => tools.storage.open(found.storageKey))
  const { header } = table
  const observer = new TableObserver(header.cells)
  const total = await copyRows(ctx, tools.bulk, found.id, table, observer)
  const reading = readingOf(table)

  await ctx.write(async (tx) => {
    const now = await importOrThrow(tx, ctx, found.id)
    authorise(can.run(ctx.actor))
    // Cancelled while it was read.
    if (now.status !== 'UPLOADED') {
      await tx.importRow.deleteMany({ where: { organisationId: ctx.org, importId: found.id } })
      return
    }
    const { country } = await tx.organisation.findUniqueOrThrow({
      where: { id: ctx.org },
      select: { country: true },
    })
    const fallback: DateOrder = monthFirst.has(country) ? 'MDY' : 'DMY'
    const columns = observer.profiles(fallback)
    const places = { sites: await placesOf(tx, ctx.org) }
    const [kept] = await tx.importMapping.findMany({ ...mappingsFor(reading.headerHash), take: 1 })
    const mapping = kept
      ? adoptMapping(kept.mapping as unknown as ImportMapping, columns, places)
      : guessMapping(columns, places)
    const staged = await tx.import.update({
      where: key(ctx, found.id),
      data: {
        status: 'STAGED',
        rowsTotal: total,
        reading,
        columns,
        mapping,
        version: { increment: 1 },
      },
    })
    await record(tx, ctx, 'import.staged', {
      subject: found.id,
      before: { status: now.status, rowsTotal: now.rowsTotal },
      after: { status: staged.status, rowsTotal: staged.rowsTotal },
    })
  })
}

function readingOf({ format, header }: Table): Reading {
  return {
    format: format.kind,
    encoding: format.kind === 'csv' ? format.encoding : null,
    delimiter: format.kind === 'csv' ? format.delimiter : null,
    headerRow: header.number,
    header: header.cells,
    headerHash: headerHash(header.cells),
  }
}

/**
 * COPY is refused on a table under row-level security, so rows are copied into a table of this transaction and
 * move on with INSERT, where the policy judges them (docs/decisions/011-imports.md).
 */
async function copyRows(
  ctx: OpenCtx,
  bulk: Bulk,
  id: string,
  table: Table,
  observer: TableObserver,
): Promise<number> {
  const fingerprints = new Fingerprints(table.header.cells)
  let total = 0
  async function* rows() {
    for await (const row of table.rows) {
      total++
      observer.add(row.cells)
      const reasons = JSON.stringify(row.notes.map(noteReason))
      yield [String(row.number), fingerprints.of(row.cells), JSON.stringify(row.cells), reasons]
    }
  }
  await bulk.write(ctx.org, async (tx) => {
    await tx.query('DELETE FROM import_row WHERE organisation_id = $1 AND import_id = $2', [ctx.org, id])
    await tx.query(`CREATE TEMPORARY TABLE staged (row_number integer, fingerprint text, cells jsonb, reasons jsonb)
      ON COMMIT DROP`)
    await tx.copy('COPY staged FROM STDIN', rows())
    await tx.query(
      `INSERT INTO import_row (organisation_id, import_id, row_number, fingerprint, cells, reasons)
       SELECT $1, $2, row_number, fingerprint, cells, reasons FROM staged`,
      [ctx.org, id],
    )
  })
  return total
}
