import type { Photo } from '../photos/photo'
import { bytes, forgetPhotos, photos, photosOf } from './store'

/** Keeps exactly these photos of a card; those that are there already are not written again. */
export async function keepPhotos(cardId: string, wanted: Photo[]): Promise<void> {
  const before = await photosOf(cardId)
  await forgetPhotos(before.filter(({ id }) => !wanted.some((each) => each.id === id)).map(({ id }) => id))
  for (const [position, { id, blob, width, height }] of wanted.entries()) {
    const known = before.find((each) => each.id === id)
    if (!known) await bytes.put({ id, bytes: await blob.arrayBuffer() })
    const fresh = { sent: 0, refused: false, type: blob.type, size: blob.size }
    await photos.put({ ...fresh, ...known, id, cardId, position, width, height })
  }
}

/** The photos of a card with their bytes, in their order. */
export async function photosKept(cardId: string): Promise<Photo[]> {
  const kept: Photo[] = []
  for (const { id, width, height, type } of await photosOf(cardId)) {
    const data = await bytes.get(id)
    if (data) kept.push({ id, width, height, blob: new Blob([data.bytes], { type }) })
  }
  return kept
}
