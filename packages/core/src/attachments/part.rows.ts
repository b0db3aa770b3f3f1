import { createHash } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import type { Storage } from '@closecall/adapters/storage'
import { memberIdOf } from '../access/actor'
import type { OpenCtx } from '../access/ctx'
import { conflict } from '../access/errors'
import type { PhotoKey } from './attachment.input'
import { uploadOf } from './attachment.rows'
import { type Begun, headKey, partKey, placeOf } from './part'

/** `sha256` once the photo is kept for good; until then, from which byte to go on. */
export type Progress = { received: number | null; sha256?: string | null; attachmentId?: string }

export const keptAs = (
  { id, sha256 }: { id: string; sha256: string | null },
  received: number | null,
): Progress => ({ received, sha256, attachmentId: id })

export const placeFor = (ctx: Pick<OpenCtx, 'org' | 'actor'>, { reportId, photoId }: PhotoKey) =>
  placeOf(ctx.org, memberIdOf(ctx.actor) ?? '', reportId, photoId)

/** What was promised with the first part, or null. */
export async function begunAt(storage: Storage, place: string): Promise<Begun | null> {
  if ((await storage.size(headKey(place))) === null) return null
  return JSON.parse((await buffer(await storage.open(headKey(place)))).toString()) as Begun
}

/** Where the parts that follow one another without a gap begin, and how far they reach. */
export async function partsAt(storage: Storage, place: string) {
  const starts: number[] = []
  let received = 0
  for (;;) {
    const size = await storage.size(partKey(place, received))
    if (!size) return { starts, received }
    starts.push(received)
    received += size
  }
}

/** All parts as one file, or CONFLICT where it is not the file that was promised. */
export async function wholeOf(storage: Storage, place: string, { sha256, total }: Begun): Promise<Buffer> {
  const { starts } = await partsAt(storage, place)
  const parts: Buffer[] = []
  for (const from of starts) parts.push(await buffer(await storage.open(partKey(place, from))))
  const whole = Buffer.concat(parts)
  if (whole.length !== total || createHash('sha256').update(whole).digest('hex') !== sha256)
    throw conflict('photo.hash_differs')
  return whole
}

/** How much of a photo is here. */
export async function progressOf(ctx: OpenCtx, storage: Storage, raw: PhotoKey): Promise<Progress> {
  const { kept, ...photo } = await uploadOf(ctx, raw)
  await ctx.end()
  if (kept && (kept.reportId !== photo.reportId || kept.messageId !== photo.messageId))
    throw conflict('photo.id_taken')
  if (kept) return keptAs(kept, null)
  const place = placeFor(ctx, photo)
  const begun = await begunAt(storage, place)
  const { starts, received } = await partsAt(storage, place)
  // Complete but not kept: the last part, sent again, tries it once more.
  return { received: begun?.total === received ? (starts.at(-1) ?? 0) : received }
}
