import { qrSvg } from './qr'
import { renderPdf } from './typst'

export const posterFormats = ['a4', 'a5', 'sticker'] as const
export type PosterFormat = (typeof posterFormats)[number]

export type Poster = {
  organisation: string
  site: string
  /** Null: a poster for the whole site. */
  location: string | null
  /** What the QR leads to. */
  url: string
  /** The same without its beginning, as somebody types it. */
  address: string
  code: string
  emergencyName: string | null
  emergencyPhone: string
}

/** The fonts have no pictures; a name reads better without than with an empty box. */
const printable = (text: string) => {
  const plain = text
    .replace(/\p{Extended_Pictographic}|\p{Emoji_Modifier}|\u200d|\u20e3|\ufe0f/gu, '')
    .replace(/\s+/g, ' ')
    .trim()
  return plain || text
}

/** A word longer than a line may break anywhere rather than leave the page. */
const breakable = (text: string) => text.replace(/[^\s\u200b]{25,}/gu, (word) => [...word].join('\u200b'))

const asPrinted = (text: string) => breakable(printable(text))

/** One page for each place; stickers of 70 × 70 mm come six to a sheet of A4, a single place fills its sheet. */
export function renderPosters(
  format: PosterFormat,
  language: string,
  words: Record<string, unknown>,
  posters: Poster[],
): Promise<Uint8Array> {
  const printed = posters.map((poster) => ({
    ...poster,
    organisation: asPrinted(poster.organisation),
    site: asPrinted(poster.site),
    location: poster.location && asPrinted(poster.location),
    emergencyName: poster.emergencyName && asPrinted(poster.emergencyName),
    address: breakable(poster.address.replace(/[./]/g, '$&\u200b')),
    qr: qrSvg(poster.url),
  }))
  return renderPdf('poster.typ', { format, language, words, posters: printed })
}
