import { inBatches } from '../access/batches'
import type { Ctx } from '../access/ctx'
import { authorise } from '../access/policy'
import { keptSince } from './mail'
import { can } from './mail.policy'

/** Forgets letters a month old that left, failed or were dropped; one that still waits stays. */
export async function pruneMail(ctx: Ctx): Promise<void> {
  await inBatches((most) =>
    ctx.write(async (tx) => {
      authorise(can.send(ctx.actor))
      return tx.$executeRaw`
        DELETE FROM mail WHERE organisation_id = ${ctx.org}::uuid AND id IN (
          SELECT id FROM mail WHERE organisation_id = ${ctx.org}::uuid AND status <> 'QUEUED'
            AND created_at < ${keptSince(ctx.now())}
          ORDER BY created_at LIMIT ${most})`
    }),
  )
}
