import type { Tx } from '@closecall/db/database'
import type { Import } from '@closecall/db/generated/client'
import type { Ctx } from '../access/ctx'
import { key } from '../access/key'
import { authorise } from '../access/policy'
import { record } from '../access/record'
import { addImportedReports } from './add-imported-reports'
import { createImportPlaces } from './create-import-places'
import {
  type CreatedPlaces,
  type ImportedReport,
  importsLock,
  mostListed,
  newSitesOf,
  type Reading,
  type RowReason,
} from './import'
import type { ImportMapping } from './import.input'
import { can } from './import.policy'
import { importOrThrow, nextReadyRows, rowContextOf } from './import.rows'
import { plain } from './import-cell'
import { RowReader } from './import-row'

const batch = 2_000

/**
 * Turns the next ready rows into reports, all of them or none, and says whether there may be more. A worker that was
 * killed goes on with the first row that is still ready.
 */
export async function applyImportBatch(ctx: Ctx, id: string): Promise<boolean> {
  return ctx.write(async (tx) => {
    // Two imports of the same rows take turns, so that the second finds them known.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${importsLock(ctx.org)}, 0))`
    const found = await importOrThrow(tx, ctx, id)
    authorise(can.run(ctx.actor))
    if (found.status !== 'APPLYING') return false
    const rows = found.cancelAskedAt ? [] : await nextReadyRows(tx, ctx, id, batch)
    if (rows.length === 0) {
      const status = found.cancelAskedAt ? 'CANCELLED' : 'APPLIED'
      const data = { status, finishedAt: ctx.now(), version: { increment: 1 } }
      const ended = await tx.import.update({ where: key(ctx, id), data })
      const { rowsApplied } = ended
      await record(tx, ctx, 'import.applied', {
        subject: id,
        before: { status: found.status },
        after: { status, rowsApplied },
      })
      return false
    }
    const context = await rowContextOf(tx, ctx.org)
    const { known, refused, drafts } = judge(ctx, found, rows, context)
    const { places, created } = await createImportPlaces(tx, ctx, id, drafts, context)
    const placed = drafts.map((draft, i) => ({ ...draft, ...(places[i] as (typeof places)[number]) }))
    const { landing } = found.mapping as unknown as ImportMapping
    await addImportedReports(tx, ctx, found, landing, placed, context.timeZone)
    await setAside(tx, ctx, id, known, refused)
    const applied = await tx.import.update({
      where: key(ctx, id),
      data: {
        attempts: 0,
        rowsApplied: { increment: drafts.length },
        rowsReady: { decrement: rows.length },
        rowsRefused: { increment: refused.length },
        rowsKnown: { increment: known.length },
        createdPlaces: merged(found.createdPlaces as CreatedPlaces, created),
      },
    })
    await record(tx, ctx, 'import.batch_applied', {
      subject: id,
      before: { rowsApplied: found.rowsApplied },
      after: { rowsApplied: applied.rowsApplied },
    })
    return true
  })
}

type ReadyRow = Awaited<ReturnType<typeof nextReadyRows>>[number]
type Judged = ReturnType<RowReader['judge']> & { rowNumber: number }

/** Judged again, because a site may have gone since the preview. */
function judge(ctx: Ctx, found: Import, rows: ReadyRow[], context: Awaited<ReturnType<typeof rowContextOf>>) {
  const mapping = found.mapping as unknown as ImportMapping
  const { header } = found.reading as unknown as Reading
  const reader = new RowReader({ ...context, header, mapping, now: ctx.now() })
  const foreseen = foreseenSites(found, context)
  const known: number[] = []
  const refused: Judged[] = []
  const drafts: (NonNullable<Judged['draft']> & { rowNumber: number })[] = []
  for (const { rowNumber, cells, reasons, known: twin } of rows) {
    if (twin) {
      known.push(rowNumber)
      continue
    }
    const judged = reader.judge(
      cells,
      reasons.filter(({ field }) => field === 'row'),
    )
    const { draft } = judged
    if (!draft) refused.push({ rowNumber, ...judged })
    else if (foreseen(draft)) drafts.push({ rowNumber, ...draft })
    else refused.push({ rowNumber, ...judged, reasons: [...judged.reasons, unforeseen] })
  }
  return { known, refused, drafts }
}

const unforeseen: RowReason = { field: 'site', reason: 'unknown_place', level: 'refusal' }

/** A site that was there at the preview and is not now was shown to nobody as one that will be made, so it is not. */
function foreseenSites(found: Import, { sites }: Awaited<ReturnType<typeof rowContextOf>>) {
  const told = newSitesOf(found)
  const names = new Set([...told, ...[...sites.values()].map(({ name }) => name)].map(plain))
  return ({ site }: ImportedReport) =>
    'id' in site || names.has(plain(site.name)) || told.length >= mostListed
}

async function setAside(
  tx: Tx,
  ctx: Ctx,
  importId: string,
  known: number[],
  refused: Judged[],
): Promise<void> {
  const rows = { organisationId: ctx.org, importId }
  if (known.length > 0) {
    await tx.importRow.updateMany({ where: { ...rows, rowNumber: { in: known } }, data: { status: 'KNOWN' } })
  }
  for (const { rowNumber, reasons } of refused) {
    await tx.importRow.updateMany({
      where: { ...rows, rowNumber },
      data: { status: 'REFUSED', reasons },
    })
  }
}

const merged = (before: CreatedPlaces, now: Required<CreatedPlaces>): Required<CreatedPlaces> => ({
  sites: [...(before.sites ?? []), ...now.sites],
  locations: [...(before.locations ?? []), ...now.locations],
})
