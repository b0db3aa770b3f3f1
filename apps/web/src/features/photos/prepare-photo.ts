import { newId } from '../../api/new-id'
import { drawnOn, jpegOf } from './canvas'
import { fitted, formatOf, mostPixels, type Photo, PhotoProblem } from './photo'

/** Decodes, turns upright, shrinks and encodes anew: nothing of the file but its pixels is left. */
export async function preparePhoto(file: Blob): Promise<Photo> {
  const format = formatOf(await headOf(file))
  if (!format) throw new PhotoProblem('format')
  const address = URL.createObjectURL(file)
  try {
    const image = await loaded(address)
    const size = { width: image.naturalWidth, height: image.naturalHeight }
    if (size.width * size.height > mostPixels) throw new PhotoProblem('tooLarge')
    const small = fitted(size)
    const source = await decoded(file, image)
    const canvas = await drawnOn(source, size, small)
    if ('close' in source) source.close()
    return { id: newId(), blob: await jpegOf(canvas), ...small }
  } catch (error) {
    if (error instanceof PhotoProblem) throw error
    throw new PhotoProblem(format === 'heic' ? 'heic' : 'unreadable')
  } finally {
    URL.revokeObjectURL(address)
  }
}

/** A picture of the cloud or of a card that was pulled out can be chosen and not be read. */
const headOf = (file: Blob) =>
  file
    .slice(0, 12)
    .arrayBuffer()
    .then(
      (head) => new Uint8Array(head),
      () => {
        throw new PhotoProblem('unreadable')
      },
    )

/** Knows its size and has not been unpacked yet. */
function loaded(address: string): Promise<HTMLImageElement> {
  return new Promise((resolve, reject) => {
    const image = new Image()
    image.addEventListener('load', () => resolve(image))
    image.addEventListener('error', reject)
    image.src = address
  })
}

/** Unpacked beside the page, which stays alive; a browser that cannot do that draws the element. */
async function decoded(file: Blob, image: HTMLImageElement) {
  try {
    return await createImageBitmap(file, { imageOrientation: 'from-image' })
  } catch {
    await image.decode()
    return image
  }
}
