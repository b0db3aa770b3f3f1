/** A picture as it leaves the device: small, upright and without a word about where it came from. */
export type Photo = { id: string; blob: Blob; width: number; height: number }
export type Size = { width: number; height: number }

export const mostPhotos = 5
export const longestSide = 2048
export const heaviest = 10_000_000
/** What a small phone can unpack without falling over: a quarter of a gigabyte. */
export const mostPixels = 64_000_000

export type ProblemCode = 'format' | 'heic' | 'unreadable' | 'tooLarge' | 'tooMany' | 'blocked'

/** Why one picture stays behind; the report and the other pictures go on. */
export class PhotoProblem extends Error {
  constructor(readonly code: ProblemCode) {
    super(code)
  }
}

export function fitted({ width, height }: Size, longest = longestSide): Size {
  const share = Math.min(1, longest / Math.max(width, height))
  const side = (length: number) => Math.max(1, Math.round(length * share))
  return { width: side(width), height: side(height) }
}

export type PictureFormat = 'jpeg' | 'png' | 'webp' | 'heic'

const heicBrands = new Set(['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1'])

/** By content, for names lie. Twelve bytes are enough. */
export function formatOf(head: Uint8Array): PictureFormat | null {
  const text = String.fromCharCode(...head.subarray(0, 12))
  if (text.startsWith('\xff\xd8\xff')) return 'jpeg'
  if (text.startsWith('\x89PNG\r\n\x1a\n')) return 'png'
  if (text.startsWith('RIFF') && text.endsWith('WEBP')) return 'webp'
  if (text.slice(4, 8) === 'ftyp' && heicBrands.has(text.slice(8))) return 'heic'
  return null
}
