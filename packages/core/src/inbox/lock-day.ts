import type { Tx } from '@closecall/db/database'
import type { Ctx } from '../access/ctx'
import { notFound } from '../access/errors'
import type { Day } from '../access/local-day'

/**
 * Makes and locks the row of a day, the organisation's present one unless told. Two people who triage the last two
 * reports at once wait here for each other, so the later one sees the box empty.
 */
export async function lockDay(tx: Tx, ctx: Pick<Ctx, 'org' | 'now'>, day: Day | null = null) {
  const rows = await tx.$queryRaw<{ day: Date; emptiedAt: Date | null; missed: boolean }[]>`
    INSERT INTO box_day (organisation_id, day)
    SELECT id, coalesce(${day}::date, (${ctx.now()}::timestamptz AT TIME ZONE time_zone)::date)
    FROM organisation WHERE id = ${ctx.org}::uuid
    ON CONFLICT (organisation_id, day) DO UPDATE SET missed = box_day.missed
    RETURNING day, emptied_at AS "emptiedAt", missed`
  const [row] = rows
  if (!row) throw notFound()
  return row
}
