import { fileTypeFromBuffer } from 'file-type'
import sharp, { type Metadata, type Sharp } from 'sharp'
import { DocumentError } from './document-error'
import { Turns } from './turns'

const megabyte = 1024 * 1024
export const PHOTO_LIMITS = {
  bytes: 10 * megabyte,
  pixels: 50_000_000,
  /** The longer edge of what is kept: half of a 12 MP photo's, which a JPEG decoder gives for a quarter of the work. */
  edge: 2_000,
  thumbnailEdge: 320,
  seconds: 20,
}

export type CleanPhoto = {
  image: Uint8Array
  thumbnail: Uint8Array
  width: number
  height: number
  type: 'image/jpeg'
}

const careful = { failOn: 'error', sequentialRead: true } as const
const formats = new Set(['image/jpeg', 'image/png', 'image/webp'])

// Every picture is another one: a cache would only hold memory.
sharp.cache(false)
// Two pictures side by side use two cores better than one picture on both.
sharp.concurrency(1)
const turns = new Turns(2, 32)
/** What is larger than a phone's usual picture is unpacked alone: one of 50 MP may take half a gigabyte. */
const large = { pixels: 16_000_000, turns: new Turns(1, 2) }

/**
 * Makes a new picture of what is seen in a photo, upright, and nothing else: metadata, names, colour profiles, embedded
 * thumbnails and whatever was hidden around the pixels stay behind. The format is told by the content.
 */
export function cleanPhoto(bytes: Uint8Array, limits = PHOTO_LIMITS): Promise<CleanPhoto> {
  if (bytes.length > limits.bytes)
    return Promise.reject(new DocumentError('photo.too_large', { megabytes: limits.bytes / megabyte }))
  return inTurn(() => redrawn(bytes, limits))
}

/** Few pictures are open at once, however many come: what they take of memory is bounded. */
export const inTurn = <T>(work: () => Promise<T>): Promise<T> => turns.take(work)

/** The same for who has the turn. */
export async function redrawn(bytes: Uint8Array, limits = PHOTO_LIMITS): Promise<CleanPhoto> {
  const found = await fileTypeFromBuffer(bytes).catch(() => undefined)
  if (found?.mime === 'image/apng' || found?.mime === 'image/gif') throw new DocumentError('photo.animated')
  if (!found || !formats.has(found.mime)) throw new DocumentError('photo.format')
  try {
    const head = await sharp(bytes, { ...careful, limitInputPixels: false }).metadata()
    mustBeFit(head, limits)
    const alone = head.width * head.height > large.pixels
    const small = alone
      ? await large.turns.take(() => unpacked(bytes, limits))
      : await unpacked(bytes, limits)
    const { width, height, channels } = small.info
    const pixels = () => sharp(small.data, { raw: { width, height, channels } })
    const edge = limits.thumbnailEdge
    const image = await upright(pixels(), head.orientation)
      .jpeg({ quality: 80 })
      .toBuffer({ resolveWithObject: true })
    const thumbnail = await upright(
      pixels().resize({ width: edge, height: edge, fit: 'inside', withoutEnlargement: true }),
      head.orientation,
    )
      .jpeg({ quality: 70 })
      .toBuffer()
    return {
      image: image.data,
      thumbnail,
      width: image.info.width,
      height: image.info.height,
      type: 'image/jpeg',
    }
  } catch (error) {
    if (error instanceof DocumentError) throw error
    throw new DocumentError('photo.broken', {}, { cause: error })
  }
}

/** Small, but not upright yet: turning first would decode every pixel of it. */
function unpacked(bytes: Uint8Array, limits: typeof PHOTO_LIMITS) {
  return sharp(bytes, { ...careful, limitInputPixels: limits.pixels })
    .resize({ width: limits.edge, height: limits.edge, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#fff' })
    .toColourspace('srgb')
    .timeout({ seconds: limits.seconds })
    .raw()
    .toBuffer({ resolveWithObject: true })
}

/** Judged by what the head declares, before a pixel is unpacked. */
function mustBeFit({ width, height, pages }: Metadata, limits: typeof PHOTO_LIMITS): void {
  if (width * height > limits.pixels)
    throw new DocumentError('photo.too_many_pixels', { megapixels: limits.pixels / 1_000_000 })
  if ((pages ?? 1) > 1) throw new DocumentError('photo.animated')
}

/** What the eight values of the orientation tag mean. */
function upright(picture: Sharp, orientation = 1): Sharp {
  const angle = [0, 0, 0, 180, 180, 270, 90, 90, 270][orientation] ?? 0
  const turned = angle ? picture.rotate(angle) : picture
  return [2, 4, 5, 7].includes(orientation) ? turned.flop() : turned
}
