import { describe, expect, it } from 'vitest'
import { fitted, formatOf } from './photo'

const bytes = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0))

describe('the size of a photo that leaves the device', () => {
  it.each([
    [
      [4000, 3000],
      [2048, 1536],
    ],
    [
      [3000, 4000],
      [1536, 2048],
    ],
    [
      [2048, 2048],
      [2048, 2048],
    ],
    [
      [640, 480],
      [640, 480],
    ],
    [
      [50_000, 3],
      [2048, 1],
    ],
  ])('%j becomes %j', ([width = 0, height = 0], [fittedWidth, fittedHeight]) => {
    expect(fitted({ width, height })).toEqual({ width: fittedWidth, height: fittedHeight })
  })
})

describe('the format of a picture', () => {
  it.each([
    ['jpeg', '\xff\xd8\xff\xe1\x00\x18Exif\x00\x00'],
    ['png', '\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR'],
    ['webp', 'RIFF\x24\x00\x00\x00WEBPVP8 '],
    ['heic', '\x00\x00\x00\x18ftypheic\x00\x00'],
    ['heic', '\x00\x00\x00\x18ftypmif1\x00\x00'],
    [null, '\x00\x00\x00\x18ftypisom\x00\x00'],
    [null, '<svg xmlns="http://www.w3.org/2000/svg">'],
    [null, '<!doctype html>'],
    [null, 'PK\x03\x04'],
    [null, '%PDF-1.7'],
    [null, 'RIFF\x24\x00\x00\x00WAVEfmt '],
    [null, ''],
  ])('is %s by its content', (format, head) => {
    expect(formatOf(bytes(head))).toBe(format)
  })
})
