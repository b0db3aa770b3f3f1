import type { Storage } from '@closecall/adapters/storage'
import { conflict } from '../access/errors'
import { discardParts } from './discard-parts'
import { markUpload } from './mark-upload'
import type { Begun, Part } from './part'
import { begunAt } from './part.rows'

/** Begins a photo, or goes on with it. A first part of another file begins anew; a later part of one is refused. */
export async function startUpload(storage: Storage, place: string, file: Begun, part: Part): Promise<void> {
  const begun = await begunAt(storage, place)
  if (begun && begun.sha256 === file.sha256 && begun.total === file.total) return
  if (part.from > 0) throw conflict(begun ? 'photo.other_file' : 'photo.out_of_step', { received: 0 })
  // Without a head there is nothing: parts that appear now are those of the same photo, sent twice at once.
  if (begun) await discardParts(storage, place)
  await markUpload(storage, place, file)
}
