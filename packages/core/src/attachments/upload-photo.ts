import { type Readable, Transform } from 'node:stream'
import type { Storage } from '@closecall/adapters/storage'
import type { OpenCtx } from '../access/ctx'
import { invalid, limit } from '../access/errors'
import { parse } from '../access/parse'
import { mustBeSamePhoto, mustHaveRoom } from './attachment'
import { type PhotoKey, Sha256 } from './attachment.input'
import { uploadOf } from './attachment.rows'
import { completeUpload } from './complete-upload'
import { mostBytes, mustFollow, type Part, partKey } from './part'
import { keptAs, type Progress, partsAt, placeFor } from './part.rows'
import { startUpload } from './start-upload'

export type SentPart = PhotoKey & { part: Part; sha256: string | undefined; bytes: Readable }

/**
 * Takes one part of a photo; with the last one it is drawn anew and put on its report. Parts may come twice, at once and
 * after a restart: what lies in storage counts. Until a photo is kept for good, nothing of it is shown.
 */
export async function uploadPhoto(ctx: OpenCtx, storage: Storage, raw: SentPart): Promise<Progress> {
  const sha256 = parse(Sha256, raw.sha256)
  const { from, to, total } = raw.part
  if (total > mostBytes) throw limit('photo.too_large', { megabytes: mostBytes / 1024 / 1024 })
  const { kept, present, ...photo } = await uploadOf(ctx, raw)
  // Bytes may take their time; no connection to the database waits for them.
  await ctx.end()
  if (kept) {
    mustBeSamePhoto(kept, { ...photo, sha256 })
    return keptAs(kept, total)
  }
  mustHaveRoom(present)

  const place = placeFor(ctx, photo)
  const file = { sha256, total, attachmentId: photo.photoId }
  await startUpload(storage, place, file, raw.part)
  const before = await partsAt(storage, place)
  mustFollow(raw.part, before.received)
  if (from === before.received)
    await storage.write(partKey(place, from), raw.bytes, { through: exactly(to - from + 1) })
  const { received } = await partsAt(storage, place)
  return received < total ? { received } : completeUpload(ctx, storage, place, { ...photo, ...file })
}

/** A part that breaks off, or goes on too long, is none. */
function exactly(size: number): Transform {
  let left = size
  const wrong = () => invalid([{ path: 'body', message: 'invalid' }])
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      left -= chunk.length
      done(left < 0 ? wrong() : null, chunk)
    },
    flush: (done) => done(left === 0 ? null : wrong()),
  })
}
