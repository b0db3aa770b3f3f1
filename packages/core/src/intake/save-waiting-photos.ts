import type { Storage } from '@closecall/adapters/storage'
import type { Ctx } from '../access/ctx'
import { dateOf, dayOf } from '../access/local-day'
import { authorise } from '../access/policy'
import { savePhoto } from '../attachments/save-photo'
import { can } from './intake.policy'

type Bytes = { image: Uint8Array; thumbnail: Uint8Array }

/**
 * Writes to storage the bytes of an organisation's photos that wait, before the hand-over moves their rows. In the order of
 * their ids, which is drawn by lot; of the day and of no hour. Written again after a crash they are the same files.
 */
export async function saveWaitingPhotos(ctx: Ctx, storage: Storage): Promise<string[]> {
  authorise(can.move(ctx.actor))
  const at = dateOf(dayOf(ctx.now()))
  const waiting = await ctx.db.intakePhoto.findMany({ select: { id: true }, orderBy: [{ id: 'asc' }] })
  for (const { id } of waiting) {
    const [bytes] = await ctx.db.$queryRaw<Bytes[]>`
      SELECT image, thumbnail FROM intake_photo WHERE organisation_id = ${ctx.org}::uuid AND id = ${id}::uuid`
    if (bytes) await savePhoto(storage, { org: ctx.org, attachmentId: id }, bytes, at)
  }
  return waiting.map(({ id }) => id)
}
