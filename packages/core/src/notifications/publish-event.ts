import type { Ctx } from '../access/ctx'
import { key } from '../access/key'
import { authorise } from '../access/policy'
import { noticesOf } from './notice.rows'
import { can } from './notification.policy'
import { takeEvent } from './notification.rows'
import { notifyMembers } from './notify-members'

/**
 * Tells whoever must know of one event. The telling and the mark "handled" are one transaction, under the row's lock:
 * two workers, or a worker killed half way, tell it exactly once.
 */
export async function publishEvent(ctx: Ctx, id: string): Promise<void> {
  await ctx.write(async (tx) => {
    authorise(can.tell(ctx.actor))
    const event = await takeEvent(tx, ctx.org, id)
    if (!event) return
    for (const notice of await noticesOf(tx, ctx.org, event)) {
      await notifyMembers(tx, ctx, notice, event.actorId)
    }
    await tx.outbox.update({ where: key(ctx, id), data: { handledAt: ctx.now() } })
  })
}
