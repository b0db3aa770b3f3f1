import type { Tx } from '@closecall/db/database'
import type { Ctx } from '../access/ctx'
import { notFound } from '../access/errors'
import { reportNumber } from './report'

/** Takes the next number of the organisation's year; whoever else takes one waits until this transaction ends. */
export async function claimNumber(tx: Tx, ctx: Pick<Ctx, 'org' | 'now'>): Promise<string> {
  const [taken] = await tx.$queryRaw<{ year: number; last: number }[]>`
    INSERT INTO report_counter AS counter (organisation_id, year, last)
    SELECT id, extract(year FROM ${ctx.now()}::timestamptz AT TIME ZONE time_zone)::integer, 1
    FROM organisation WHERE id = ${ctx.org}::uuid
    ON CONFLICT (organisation_id, year) DO UPDATE SET last = counter.last + 1
    RETURNING year, last`
  if (!taken) throw notFound()
  return reportNumber(taken.year, taken.last)
}
