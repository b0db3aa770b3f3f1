import { inBatches } from '../access/batches'
import type { Ctx } from '../access/ctx'
import { authorise } from '../access/policy'
import { keptSince } from '../mail/mail'
import { can } from './notification.policy'

/** Forgets events that were told a month ago; the audit keeps what happened. */
export async function pruneEvents(ctx: Ctx): Promise<void> {
  await inBatches((most) =>
    ctx.write(async (tx) => {
      authorise(can.tell(ctx.actor))
      return tx.$executeRaw`
        DELETE FROM outbox WHERE organisation_id = ${ctx.org}::uuid AND id IN (
          SELECT id FROM outbox WHERE organisation_id = ${ctx.org}::uuid AND handled_at < ${keptSince(ctx.now())}
          ORDER BY handled_at LIMIT ${most})`
    }),
  )
}
