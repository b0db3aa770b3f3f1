import { partialFolder, type Storage } from '@closecall/adapters/storage'
import type { Ctx } from '../access/ctx'
import { byId } from '../access/key'
import { authorise } from '../access/policy'
import { can } from './attachment.policy'
import { forgetPhoto } from './forget-photo'
import { headKey, partsFolder, placeOfKey } from './part'
import { begunAt } from './part.rows'

/** A device that was away for longer begins its photo anew. */
const keptMs = 3 * 24 * 60 * 60_000

/** Removes what is left of photos that never came whole, and bytes of those that never got onto their report. */
export async function pruneParts(ctx: Ctx, storage: Storage): Promise<void> {
  authorise(can.erase(ctx.actor))
  const before = new Date(ctx.now().getTime() - keptMs)
  const old = await storage.keysBefore(partsFolder(ctx.org), before)
  for (const place of new Set(old.map(placeOfKey))) {
    const begun = await begunAt(storage, place)
    // Its head was written lately: at this moment it is being kept.
    if (begun && !old.includes(headKey(place))) continue
    const kept = begun && (await ctx.db.attachment.findUnique(byId(ctx, begun.attachmentId)))
    if (begun && !kept) await forgetPhoto(storage, { org: ctx.org, attachmentId: begun.attachmentId })
    for (const key of old) if (placeOfKey(key) === place) await storage.remove(key)
  }
  for (const key of await storage.keysBefore(partialFolder, before)) await storage.remove(key)
}
