import { Readable } from 'node:stream'
import type { Storage } from '@closecall/adapters/storage'
import { conflict } from '../access/errors'
import { discardParts } from './discard-parts'
import { type Begun, headKey, type Part } from './part'
import { begunAt } from './part.rows'

/** Notes what is on its way. A first part of another file begins anew; a later part of one is refused. */
export async function startUpload(storage: Storage, place: string, file: Begun, part: Part): Promise<void> {
  const begun = await begunAt(storage, place)
  if (begun && begun.sha256 === file.sha256 && begun.total === file.total) return
  if (part.from > 0) throw conflict(begun ? 'photo.other_file' : 'photo.out_of_step', { received: 0 })
  await discardParts(storage, place)
  await storage.write(headKey(place), Readable.from([Buffer.from(JSON.stringify(file))]))
}
