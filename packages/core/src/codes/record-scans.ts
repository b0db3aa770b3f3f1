import type { Ctx } from '../access/ctx'
import { authorise } from '../access/policy'
import { can } from './code.policy'
import type { ScanCount } from './scan'

/** Adds what was counted in memory. A code that went with its place takes its scans along. */
export async function recordScans(ctx: Ctx, counts: readonly ScanCount[]): Promise<void> {
  await ctx.write(async (tx) => {
    authorise(can.count(ctx.actor))
    await tx.$executeRaw`
      INSERT INTO location_scan AS known (organisation_id, code_id, day, scans)
      SELECT c.organisation_id, c.id, counted.week, counted.scans
      FROM jsonb_to_recordset(${JSON.stringify(counts)}::jsonb) AS counted (code text, week date, scans integer)
      JOIN location_code c ON c.organisation_id = ${ctx.org}::uuid AND c.code = counted.code
      ORDER BY c.code, counted.week
      ON CONFLICT (organisation_id, code_id, day) DO UPDATE SET scans = known.scans + excluded.scans`
  })
}
