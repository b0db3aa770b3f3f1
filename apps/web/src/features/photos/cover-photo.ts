import { newId } from '../../api/new-id'
import { contextOf, drawnOn, jpegOf } from './canvas'
import { type Mark, paint } from './marks'
import type { Photo } from './photo'

/** Burns the marks in: other pixels, so another photo. Nothing of what they cover is in it. */
export async function coverPhoto(photo: Photo, marks: Mark[]): Promise<Photo> {
  const base = await createImageBitmap(photo.blob)
  const canvas = await drawnOn(base, photo, photo)
  base.close()
  const context = contextOf(canvas)
  for (const mark of marks) paint(context, mark)
  return { ...photo, id: newId(), blob: await jpegOf(canvas) }
}
