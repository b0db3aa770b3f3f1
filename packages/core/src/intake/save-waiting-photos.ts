import { once } from 'node:events'
import type { Storage } from '@closecall/adapters/storage'
import type { Ctx } from '../access/ctx'
import { dateOf, dayOf } from '../access/local-day'
import { authorise } from '../access/policy'
import { savePhoto } from '../attachments/save-photo'
import { can } from './intake.policy'

type Bytes = { image: Uint8Array; thumbnail: Uint8Array }
/** Those whose bytes lie in storage, and the classes of the errors that kept others out: words may quote a path. */
export type SavedPhotos = { written: string[]; errors: string[] }

/**
 * Writes to storage the bytes of an organisation's photos that are due, before the hand-over moves their rows. In an order
 * drawn by lot, so that one which cannot be written is not always before the same others; of the day and of no hour. Written
 * again after a crash they are the same files. What is not written when patience ends waits for the next hand-over.
 */
export async function saveWaitingPhotos(
  ctx: Ctx,
  storage: Storage,
  patience: AbortSignal,
): Promise<SavedPhotos> {
  const at = dateOf(dayOf(ctx.now()))
  const written: string[] = []
  const errors = new Set<string>()
  const ended = once(patience, 'abort').then(() => Promise.reject(patience.reason))
  ended.catch(() => {})
  for (const id of await waitingPhotos(ctx)) {
    try {
      patience.throwIfAborted()
      const bytes = await bytesOf(ctx, id)
      if (!bytes) continue
      await Promise.race([savePhoto(storage, { org: ctx.org, attachmentId: id }, bytes, at), ended])
      written.push(id)
    } catch (error) {
      errors.add(classOf(error))
    }
  }
  return { written, errors: [...errors] }
}

const classOf = (error: unknown): string => {
  const { code, name } = error as { code?: unknown; name?: unknown }
  return String(typeof code === 'string' ? code : name)
}

async function waitingPhotos(ctx: Ctx): Promise<string[]> {
  const waiting = await ctx.write((tx) => {
    authorise(can.move(ctx.actor))
    return tx.$queryRaw<{ id: string }[]>`
      SELECT id FROM due_photos(${ctx.now()}::timestamptz) AS id ORDER BY gen_random_uuid()`
  })
  return waiting.map(({ id }) => id)
}

/** A short transaction of its own: one held while a slow store writes would end under the next photo. */
async function bytesOf(ctx: Ctx, id: string): Promise<Bytes | undefined> {
  const [bytes] = await ctx.write((tx) => {
    authorise(can.move(ctx.actor))
    return tx.$queryRaw<Bytes[]>`
      SELECT image, thumbnail FROM intake_photo WHERE organisation_id = ${ctx.org}::uuid AND id = ${id}::uuid`
  })
  return bytes
}
