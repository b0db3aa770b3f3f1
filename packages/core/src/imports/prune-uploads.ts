import type { Storage } from '@closecall/adapters/storage'
import type { Ctx } from '../access/ctx'
import { authorise } from '../access/policy'
import { storageKey } from './import'
import { can } from './import.policy'

const keptMs = 24 * 60 * 60_000

/** Removes uploads a day old that no import waits to read: never begun, cancelled, or no table at all. They name people. */
export async function pruneUploads(ctx: Ctx, storage: Storage): Promise<void> {
  authorise(can.run(ctx.actor))
  const waiting = await ctx.db.import.findMany({
    where: { organisationId: ctx.org, status: 'UPLOADED' },
    select: { storageKey: true },
  })
  const wanted = new Set(waiting.map((each) => each.storageKey))
  const before = new Date(ctx.now().getTime() - keptMs)
  for (const key of await storage.keysBefore(storageKey(ctx.org, ''), before)) {
    if (!wanted.has(key)) await storage.remove(key)
  }
}
