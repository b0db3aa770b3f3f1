import { partialFolder, type Storage } from '@closecall/adapters/storage'
import type { Ctx } from '../access/ctx'
import { byId } from '../access/key'
import { authorise } from '../access/policy'
import { can } from './attachment.policy'
import { forgetPhoto } from './forget-photo'
import { headKey, partsFolder } from './part'
import { begunAt } from './part.rows'

/** A device that was away for longer begins its photo anew. */
const keptMs = 3 * 24 * 60 * 60_000
const head = headKey('')

/** Removes what is left of photos that never came whole, and bytes of those that never got onto their report. */
export async function pruneParts(ctx: Ctx, storage: Storage): Promise<void> {
  authorise(can.erase(ctx.actor))
  const before = new Date(ctx.now().getTime() - keptMs)
  const old = await storage.keysBefore(partsFolder(ctx.org), before)
  for (const key of old.filter((each) => each.endsWith(head))) {
    const begun = await begunAt(storage, key.slice(0, -head.length))
    const kept = begun && (await ctx.db.attachment.findUnique(byId(ctx, begun.attachmentId)))
    if (begun && !kept) await forgetPhoto(storage, { org: ctx.org, attachmentId: begun.attachmentId })
  }
  for (const key of [...old, ...(await storage.keysBefore(partialFolder, before))]) await storage.remove(key)
}
