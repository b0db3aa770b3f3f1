import type { Tx } from '@closecall/db/database'
import type { Import } from '@closecall/db/generated/client'
import type { Ctx } from '../access/ctx'
import { localYear } from '../access/local-day'
import { reportNumber, titleFrom } from '../reports/report'
import type { ImportedReport } from './import'
import type { ImportMapping } from './import.input'

export type PlacedDraft = ImportedReport & { rowNumber: number; siteId: string; locationId: string | null }

/**
 * Writes drafts as reports and marks their rows, in one statement. History was reported when it happened, and is closed;
 * what goes through the inbox is reported now.
 */
export async function addImportedReports(
  tx: Tx,
  ctx: Ctx,
  { id: importId }: Import,
  landing: ImportMapping['landing'],
  drafts: readonly PlacedDraft[],
  timeZone: string,
): Promise<void> {
  if (drafts.length === 0) return
  const now = ctx.now().toISOString()
  const submitted = drafts.map(({ occurredAt }) => (landing === 'INBOX' ? now : occurredAt))
  const numbers = await takeNumbers(tx, ctx, submitted, timeZone)
  const reports = drafts.map((draft, i) => ({
    row: draft.rowNumber,
    id: ctx.id(),
    number: numbers[i],
    status: landing === 'INBOX' ? 'SUBMITTED' : 'CLOSED',
    type: draft.type,
    site: draft.siteId,
    location: draft.locationId,
    reporter: draft.reporterId,
    title: titleFrom(draft.whatHappened),
    happened: draft.whatHappened,
    could: draft.whatCouldHappen,
    immediate: draft.immediateAction,
    proposal: draft.proposal,
    occurred: draft.occurredAt,
    submitted: submitted[i],
    actual: draft.actualSeverity,
    potential: draft.potentialSeverity,
  }))
  const [first, last] = [
    Math.min(...reports.map(({ row }) => row)),
    Math.max(...reports.map(({ row }) => row)),
  ]
  // The bounds spare a scan of the whole import where the planner has no figures yet.
  await tx.$executeRaw`
    WITH draft AS (
      SELECT * FROM json_to_recordset(${JSON.stringify(reports)}::json) AS d("row" integer, id uuid, number text, status text,
        type text, site uuid, location uuid, reporter uuid, title text, happened text, could text, immediate text,
        proposal text, occurred timestamptz, submitted timestamptz, actual smallint, potential smallint)
    ), made AS (
      INSERT INTO report (organisation_id, id, number, status, type, privacy, source, site_id, location_id, reporter_id, title,
        what_happened, what_could_happen, immediate_action, proposal, occurred_at, submitted_at, actual_severity,
        potential_severity, import_id)
      SELECT ${ctx.org}::uuid, id, number, status, type, 'NAMED', 'IMPORT', site, location, reporter, title, happened, could,
        immediate, proposal, occurred, submitted, actual, potential, ${importId}::uuid
      FROM draft
    )
    UPDATE import_row AS r SET status = 'APPLIED', report_id = draft.id FROM draft
    WHERE r.organisation_id = ${ctx.org}::uuid AND r.import_id = ${importId}::uuid AND r.row_number = draft."row"
      AND r.row_number BETWEEN ${first} AND ${last}`
}

/** One block of numbers per year, gap-free, given out in the order of the file: the counters stay locked until this transaction ends. */
async function takeNumbers(tx: Tx, ctx: Ctx, dates: readonly string[], timeZone: string): Promise<string[]> {
  const counts = new Map<number, number>()
  const years = dates.map((date) => localYear(new Date(date), timeZone))
  for (const year of years) counts.set(year, (counts.get(year) ?? 0) + 1)
  // In one order everywhere, or two imports could wait for each other's counters.
  const taken = await tx.$queryRaw<{ year: number; last: number }[]>`
    INSERT INTO report_counter AS counter (organisation_id, year, last)
    SELECT ${ctx.org}::uuid, year, count FROM unnest(${[...counts.keys()]}::integer[], ${[...counts.values()]}::integer[])
      AS wanted (year, count) ORDER BY year
    ON CONFLICT (organisation_id, year) DO UPDATE SET last = counter.last + excluded.last
    RETURNING year, last`
  const next = new Map(taken.map(({ year, last }) => [year, last - (counts.get(year) ?? 0)]))
  return years.map((year) => {
    const sequence = (next.get(year) ?? 0) + 1
    next.set(year, sequence)
    return reportNumber(year, sequence)
  })
}
