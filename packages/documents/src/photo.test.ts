import { createDeflate, deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { beforeAll, describe, expect, it } from 'vitest'
import { DocumentError } from './document-error'
import { cleanPhoto, PHOTO_LIMITS } from './photo'
import { canaries, markers, pngClaiming, taggedJpeg, taggedPicture, taggedPng } from './photo-corpus'

const refusal = (bytes: Uint8Array) =>
  cleanPhoto(bytes).then(
    () => 'accepted',
    (error: unknown) => (error instanceof DocumentError ? error.reason : error),
  )

/** The kinds of segment a JPEG has before its pixels. */
function segmentsOf(jpeg: Uint8Array): Set<number | undefined> {
  const kinds = new Set<number | undefined>()
  const view = new DataView(jpeg.buffer, jpeg.byteOffset)
  for (let at = 2; jpeg[at + 1] !== 0xda; at += 2 + view.getUint16(at + 2)) kinds.add(jpeg[at + 1])
  return kinds
}

function expectClean(...pictures: Uint8Array[]) {
  for (const picture of pictures) {
    const text = Buffer.from(picture).toString('latin1')
    expect([...canaries, ...markers].filter((word) => text.includes(word))).toEqual([])
    // Two kinds of tables and the frame: no application's segment, no comment, nothing behind the end.
    expect(segmentsOf(picture)).toEqual(new Set([0xdb, 0xc0, 0xc4]))
    expect([...picture.subarray(-2)]).toEqual([0xff, 0xd9])
    expect(text.indexOf('\xff\xd9')).toBe(picture.length - 2)
  }
}

describe('a photo is drawn anew', () => {
  it.each([
    ['a JPEG with EXIF, GPS, XMP, IPTC, a profile, a comment, a thumbnail and a tail', () => taggedJpeg()],
    ['a JPEG that is a web page as well', () => taggedJpeg('<html><script>canary-tail</script></html>')],
    ['a JPEG that is an archive as well', () => taggedJpeg('PK\x03\x04 canary-tail PK\x05\x06')],
    ['a PNG with three kinds of text, EXIF, XMP, a profile and a tail', () => taggedPng()],
    ['a WebP with EXIF, XMP and a profile', () => taggedPicture('webp')],
  ])('%s leaves no tag', async (_, make) => {
    const bytes = await make()
    expect(canaries.some((word) => bytes.includes(word))).toBe(true)
    const { image, thumbnail, width, height, type } = await cleanPhoto(bytes)
    expect({ width, height, type }).toEqual({ width: 60, height: 80, type: 'image/jpeg' })
    expectClean(image, thumbnail)
    const kept = await sharp(image).metadata()
    expect(kept).toMatchObject({ format: 'jpeg', width: 60, height: 80, hasProfile: false })
    for (const tag of ['exif', 'xmp', 'iptc', 'icc', 'orientation', 'comments'])
      expect(kept).not.toHaveProperty(tag)
  })

  it.each([1, 2, 3, 4, 5, 6, 7, 8])('turned as its orientation %i says', async (orientation) => {
    const corners = Buffer.from([255, 0, 0, 0, 255, 0, 0, 0, 255, 255, 255, 0, 0, 255, 255, 255, 0, 255])
    const picture = await sharp(corners, { raw: { width: 3, height: 2, channels: 3 } })
      .resize(60, 40, { kernel: 'nearest' })
      .withMetadata({ orientation })
      .png()
      .toBuffer()
    const wanted = await sharp(picture, { autoOrient: true }).raw().toBuffer({ resolveWithObject: true })
    const { image, width, height } = await cleanPhoto(picture)
    expect([width, height]).toEqual([wanted.info.width, wanted.info.height])
    const got = await sharp(image).raw().toBuffer()
    const apart = got.reduce((sum, value, at) => sum + Math.abs(value - (wanted.data[at] ?? 0)), 0)
    expect(apart / got.length).toBeLessThan(10)
  })

  it('made small enough, in both sizes, and never larger than it was', async () => {
    const large = await taggedPicture('jpeg', { width: 2_600, height: 1_300 })
    const { image, thumbnail, width, height } = await cleanPhoto(large)
    expect([width, height]).toEqual([1_000, 2_000])
    expect(await sharp(image).metadata()).toMatchObject({ width: 1_000, height: 2_000 })
    expect(await sharp(thumbnail).metadata()).toMatchObject({ width: 160, height: 320 })
    const small = await cleanPhoto(await taggedPicture('jpeg', { width: 40, height: 30 }))
    expect([small.width, small.height]).toEqual([30, 40])
  })

  it('in plain colours, whatever they were: transparent, grey, CMYK, 16 bits', async () => {
    const clear = await sharp({ create: { width: 8, height: 8, channels: 4, background: '#0000' } })
      .png()
      .toBuffer()
    const { image } = await cleanPhoto(clear)
    expect([...(await sharp(image).raw().toBuffer()).subarray(0, 3)]).toEqual([255, 255, 255])
    const picture = sharp(await taggedPicture('png'))
    const others = [
      picture.clone().greyscale().jpeg(),
      picture.clone().toColourspace('cmyk').jpeg(),
      picture.clone().toColourspace('rgb16').png(),
    ]
    for (const other of others) {
      const cleaned = await cleanPhoto(await other.toBuffer())
      expect(await sharp(cleaned.image).metadata()).toMatchObject({
        space: 'srgb',
        channels: 3,
        depth: 'uchar',
      })
    }
  })

  it('however many come at once', async () => {
    const bytes = await taggedJpeg()
    const cleaned = await Promise.all(Array.from({ length: 30 }, () => cleanPhoto(bytes)))
    expect(new Set(cleaned.map(({ image }) => Buffer.from(image).toString('base64'))).size).toBe(1)
    const flood = await Promise.all(Array.from({ length: 60 }, () => refusal(bytes)))
    expect(new Set(flood)).toEqual(new Set(['accepted', 'photo.busy']))
    expect(await refusal(bytes)).toBe('accepted')
  })
})

describe('a photo is refused', () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
  it.each([
    ['an SVG', Buffer.from(svg)],
    ['an SVG with a head', Buffer.from(`<?xml version="1.0"?>${svg}`)],
    ['a web page', Buffer.from('<!doctype html><script>alert(1)</script>')],
    ['an archive', Buffer.from('PK\x03\x04\x14\0\0\0\x08\0', 'latin1')],
    ['a PDF', Buffer.from('%PDF-1.7\n%%EOF')],
    ['a TIFF', Buffer.from('II*\0\x08\0\0\0\0\0', 'latin1')],
    ['a HEIC that the device did not decode', Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1')],
    ['a program', Buffer.from('MZ\x90\0\x03', 'latin1')],
    ['nothing', Buffer.alloc(0)],
    ['noise', Buffer.from(Array.from({ length: 5_000 }, (_, at) => (at * 7919) % 251))],
  ])('when it is %s under another name', async (_, bytes) => {
    expect(await refusal(bytes)).toBe('photo.format')
  })

  it('when it moves', async () => {
    const frames = {
      create: { width: 8, height: 16, channels: 3 as const, background: '#123', pageHeight: 8 },
    }
    const moving = (format: 'webp' | 'gif') =>
      sharp(frames)
        .composite([
          { input: Buffer.from([255, 255, 255]), raw: { width: 1, height: 1, channels: 3 }, top: 9, left: 1 },
        ])
        .toFormat(format)
        .toBuffer()
    expect(await refusal(await moving('webp'))).toBe('photo.animated')
    expect(await refusal(await moving('gif'))).toBe('photo.animated')
    const script = Buffer.concat([await moving('gif'), Buffer.from('/*\n=1;alert(1)//*/')])
    expect(await refusal(script)).toBe('photo.animated')
  })

  it('when it is cut off or garbled', async () => {
    for (const format of ['jpeg', 'png', 'webp'] as const) {
      const bytes = await taggedPicture(format, { width: 400, height: 300 })
      expect(await refusal(bytes.subarray(0, bytes.length * 0.6))).toBe('photo.broken')
    }
    expect(await refusal(Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]))).toBe('photo.broken')
  })

  it('when it is larger than 10 MB', async () => {
    expect(await refusal(Buffer.alloc(PHOTO_LIMITS.bytes + 1, 0xff))).toBe('photo.too_large')
  })

  describe('when it would unpack to more than anybody can hold', () => {
    let rows = Buffer.alloc(0)
    beforeAll(async () => {
      const packer = createDeflate({ level: 1 })
      const packed: Buffer[] = []
      packer.on('data', (part: Buffer) => packed.push(part))
      const done = new Promise((resolve) => packer.once('end', resolve))
      const row = Buffer.alloc(6_251 * 500)
      for (let at = 0; at < 100; at++)
        if (!packer.write(row)) await new Promise((resolve) => packer.once('drain', resolve))
      packer.end()
      await done
      rows = Buffer.concat(packed)
    })

    it('told from its head, without unpacking', async () => {
      const bomb = pngClaiming(50_000, 50_000, rows)
      expect(bomb.length).toBeLessThan(2_000_000)
      const before = process.resourceUsage().maxRSS
      expect(await refusal(bomb)).toBe('photo.too_many_pixels')
      expect(process.resourceUsage().maxRSS - before).toBeLessThan(50_000)
    })

    it.each([
      [7_072, 7_072],
      [1, 50_000_001],
      [2_147_483_647, 2_147_483_647],
      [0, 0],
    ])('or claims %i × %i', async (width, height) => {
      expect(['photo.too_many_pixels', 'photo.broken']).toContain(
        await refusal(pngClaiming(width, height, deflateSync(Buffer.alloc(10)))),
      )
    })
  })
})
