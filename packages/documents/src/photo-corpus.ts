import { crc32, deflateSync } from 'node:zlib'
import sharp from 'sharp'

/** Words that must not survive: whoever finds one in what was kept has found a leak. */
export const canaries = [
  'Canary Maker', 'Ivan Canary', 'canary-xmp', 'canary-iptc', 'canary-comment', 'canary-text', 'canary-packed',
  'canary-international', 'canary-tail', 'canary-thumbnail', 'canary-foreign',
] // biome-ignore format: a list

/** What the container of a picture begins its metadata with. */
export const markers = [
  'Exif', 'GPS', 'http://ns.adobe.com', '<x:xmpmeta', 'Photoshop 3.0', '8BIM', 'ICC_PROFILE', 'acsp', 'MPF\0', 'FPXR',
  'Adobe', 'tEXt', 'zTXt', 'iTXt', 'eXIf', 'iCCP', 'tIME', 'XMP ', 'EXIF', 'ICCP', '<script', 'PK\x03\x04',
] // biome-ignore format: a list

const xmp = '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF>canary-xmp</rdf:RDF></x:xmpmeta>'
const exif = {
  IFD0: { Make: 'Canary Maker', Artist: 'Ivan Canary', Software: 'Canary Maker 1.0' },
  IFD2: { DateTimeOriginal: '2026:11:22 10:00:00', BodySerialNumber: 'Ivan Canary 7' },
  IFD3: {
    GPSLatitudeRef: 'N',
    GPSLatitude: '55/1 45/1 21/1',
    GPSLongitudeRef: 'E',
    GPSLongitude: '37/1 37/1 4/1',
  },
}

const scene = (width = 80, height = 60) =>
  sharp({
    create: {
      width,
      height,
      channels: 3,
      background: '#357',
      noise: { type: 'gaussian', mean: 120, sigma: 30 },
    },
  }).raw()

/** A noisy picture, as the camera's own chip gives it, with all the metadata sharp can write. */
export async function taggedPicture(
  format: 'jpeg' | 'png' | 'webp',
  { orientation = 6, width = 80, height = 60 } = {},
) {
  const { data, info } = await scene(width, height).toBuffer({ resolveWithObject: true })
  return sharp(data, { raw: { width, height, channels: info.channels } })
    .withMetadata({ orientation })
    .withExifMerge(exif)
    .withXmp(xmp)
    .withIccProfile('p3')
    .toFormat(format)
    .toBuffer()
}

function segment(marker: number, body: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(body.length + 2, 2)
  return Buffer.concat([head, body])
}

/** A JPEG with IPTC, a comment, an embedded thumbnail and vendors' blocks besides; and something after its end. */
export async function taggedJpeg(tail = 'canary-tail'): Promise<Buffer> {
  const jpeg = await taggedPicture('jpeg')
  const iptc = Buffer.from(
    '\x1c\x02\x50\x00\x0bcanary-iptc\x1c\x02\x69\x00\x0bcanary-iptc\x1c\x02\x5a\x00\x06Moscow',
    'latin1',
  )
  const resource = Buffer.concat([
    Buffer.from('Photoshop 3.0\0'),
    Buffer.from('8BIM\x04\x04\0\0\0\0', 'latin1'),
    Buffer.from([0, iptc.length]),
    iptc,
  ])
  const thumbnail = Buffer.concat([
    Buffer.from('JFXX\0\x10', 'latin1'),
    await scene(16, 12).jpeg().toBuffer(),
    Buffer.from('canary-thumbnail'),
  ])
  const extra = [
    segment(0xe0, thumbnail),
    segment(0xe2, Buffer.from('MPF\0canary-foreign', 'latin1')),
    segment(0xed, resource),
    segment(0xee, Buffer.from('FPXR\0canary-foreign', 'latin1')),
    segment(0xfe, Buffer.from('canary-comment')),
  ]
  return Buffer.concat([jpeg.subarray(0, 2), ...extra, jpeg.subarray(2), Buffer.from(tail)])
}

export function pngChunk(type: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), body])
  const chunk = Buffer.alloc(named.length + 8)
  chunk.writeUInt32BE(body.length, 0)
  named.copy(chunk, 4)
  chunk.writeUInt32BE(crc32(named) >>> 0, named.length + 4)
  return chunk
}

export const pngSignature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')

/** A PNG with all three kinds of text, a time and something after its end. */
export async function taggedPng(): Promise<Buffer> {
  const png = await taggedPicture('png')
  const head = png.subarray(0, 33)
  const chunks = [
    pngChunk('tEXt', Buffer.from('Author\0canary-text')),
    pngChunk('zTXt', Buffer.concat([Buffer.from('Comment\0\0'), deflateSync('canary-packed')])),
    pngChunk('iTXt', Buffer.from('Location\0\0\0ru\0\0canary-international')),
    pngChunk('tIME', Buffer.from([7, 234, 11, 22, 10, 0, 0])),
  ]
  return Buffer.concat([head, ...chunks, png.subarray(33), Buffer.from('canary-tail')])
}

/** A few bytes that claim to be a picture of this size. */
export function pngClaiming(width: number, height: number, rows: Buffer): Buffer {
  const size = Buffer.alloc(13)
  size.writeUInt32BE(width, 0)
  size.writeUInt32BE(height, 4)
  size[8] = 1 // one bit of grey a pixel
  const chunks = [pngChunk('IHDR', size), pngChunk('IDAT', rows), pngChunk('IEND', Buffer.alloc(0))]
  return Buffer.concat([pngSignature, ...chunks])
}
