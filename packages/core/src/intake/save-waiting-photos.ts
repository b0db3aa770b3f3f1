import type { Storage } from '@closecall/adapters/storage'
import type { Ctx } from '../access/ctx'
import { dateOf, dayOf } from '../access/local-day'
import { authorise } from '../access/policy'
import { savePhoto } from '../attachments/save-photo'
import { can } from './intake.policy'

type Bytes = { image: Uint8Array; thumbnail: Uint8Array }

/**
 * Writes to storage the bytes of an organisation's photos that are due, before the hand-over moves their rows. In the order of
 * their ids, which is drawn by lot; of the day and of no hour. Written again after a crash they are the same files.
 */
export async function saveWaitingPhotos(ctx: Ctx, storage: Storage): Promise<string[]> {
  authorise(can.move(ctx.actor))
  const at = dateOf(dayOf(ctx.now()))
  const waiting = await ctx.db.$queryRaw<{ id: string }[]>`
    SELECT p.id FROM intake_photo p JOIN organisation o ON o.id = p.organisation_id
    WHERE o.id = ${ctx.org}::uuid AND (p.day < (${ctx.now()}::timestamptz AT TIME ZONE o.time_zone)::date
      OR p.lookup IN (SELECT intake_crowd()))
    ORDER BY p.id`
  for (const { id } of waiting) {
    const [bytes] = await ctx.db.$queryRaw<Bytes[]>`
      SELECT image, thumbnail FROM intake_photo WHERE organisation_id = ${ctx.org}::uuid AND id = ${id}::uuid`
    if (bytes) await savePhoto(storage, { org: ctx.org, attachmentId: id }, bytes, at)
  }
  return waiting.map(({ id }) => id)
}
