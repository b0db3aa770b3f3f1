import { keepPhotos, photosKept } from '../outbox/kept-photos'
import { bytes, forgetPhotos, photos } from '../outbox/store'
import type { Photo } from '../photos/photo'
import { draftIds } from './use-card-drafts'

/** Beside the worker's own cards in the same tables; the outbox sends and shows what has a card of its own, so not these. */
const mark = 'box:'
const keyOf = (cardId: string) => mark + cardId

export const kept = (cardId: string): Promise<Photo[]> => photosKept(keyOf(cardId))

let storing: Promise<void> = Promise.resolve()
/** One after another, so that the last choice stands. Answers whether the device took them. */
export async function keep(cardId: string, wanted: Photo[]): Promise<boolean> {
  storing = storing.then(() => keepPhotos(keyOf(cardId), wanted)).catch(() => {})
  await storing
  return !wanted.some(({ id }) => bytes.isHere(id))
}

/** Photos of cards that are no drafts any more: filed elsewhere, or removed. */
export async function sweep(): Promise<void> {
  const drafts = draftIds()
  const ofNone = ({ cardId }: { cardId: string }) =>
    cardId.startsWith(mark) && !drafts.has(cardId.slice(mark.length))
  const left = (await photos.all()).filter(ofNone)
  if (left.length > 0) await forgetPhotos(left.map(({ id }) => id))
}
