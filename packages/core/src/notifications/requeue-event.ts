import type { Ctx } from '../access/ctx'
import { key } from '../access/key'
import { authorise } from '../access/policy'
import { eventPause } from './notification'
import { can } from './notification.policy'
import { takeEvent } from './notification.rows'

/** Puts an event that could not be told behind the others, for longer each time. It is never dropped. */
export async function requeueEvent(ctx: Ctx, id: string, failure: unknown): Promise<void> {
  await ctx.write(async (tx) => {
    authorise(can.tell(ctx.actor))
    if (!(await takeEvent(tx, ctx.org, id))) return
    const data = { attempts: { increment: 1 }, lastError: String(failure).slice(0, 1_000) }
    const { attempts } = await tx.outbox.update({ where: key(ctx, id), data })
    const retryAt = new Date(ctx.now().getTime() + eventPause(attempts) * 1_000)
    await tx.outbox.update({ where: key(ctx, id), data: { retryAt } })
  })
}
