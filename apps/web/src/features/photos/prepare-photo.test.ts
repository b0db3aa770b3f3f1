import { messagesOf } from '@closecall/messages/messages'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { preparePhoto } from './prepare-photo'

const heic = new Blob(['\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'camera: canary'])
/** What a browser's picture needs of the file to be there: itself, and its pixels beside the page. */
type Device = { shows: boolean; unpacks: boolean }

const drawn: unknown[] = []
const bitmap = { close: () => {} }

/** As a browser that knows the format, or does not, would answer. */
function use({ shows, unpacks }: Device): void {
  vi.stubGlobal(
    'Image',
    class extends EventTarget {
      naturalWidth = 4032
      naturalHeight = 3024
      set src(_address: string) {
        queueMicrotask(() => this.dispatchEvent(new Event(shows ? 'load' : 'error')))
      }
      decode = () => Promise.resolve()
    },
  )
  const unpacked = () => (unpacks ? Promise.resolve(bitmap) : Promise.reject(new DOMException('no')))
  vi.stubGlobal('createImageBitmap', unpacked)
}

beforeEach(() => {
  drawn.length = 0
  const context = {
    fillRect: () => {},
    drawImage: (source: unknown) => drawn.push(source),
    getImageData: () => ({ data: [20, 122, 200, 255] }),
  }
  const canvas = {
    getContext: () => context,
    toBlob: (take: (blob: Blob) => void, type: string) => take(new Blob(['pixels'], { type })),
  }
  vi.stubGlobal('document', { createElement: () => canvas })
})
afterEach(() => void vi.unstubAllGlobals())

test('a HEIC goes as a JPEG of its pixels from a device that reads it', async () => {
  use({ shows: true, unpacks: true })
  const { blob, width, height } = await preparePhoto(heic)
  expect([blob.type, await blob.text(), width, height]).toEqual(['image/jpeg', 'pixels', 2048, 1536])
  expect(new Set(drawn)).toEqual(new Set([bitmap]))
})

test('it goes also where the page shows it and cannot unpack it beside itself', async () => {
  use({ shows: true, unpacks: false })
  expect((await preparePhoto(heic)).blob.type).toBe('image/jpeg')
  expect(drawn).not.toContain(bitmap)
})

test('where the device does not read it, that is what its owner is told, and what to do', async () => {
  use({ shows: false, unpacks: false })
  await expect(preparePhoto(heic)).rejects.toMatchObject({ code: 'heic' })
  expect(drawn).toEqual([])
  for (const locale of ['en', 'ru']) {
    const { problems } = messagesOf(locale).photos.field
    expect(problems.heic).toMatch(/HEIC.*JPEG/s)
    expect(problems.heic).not.toBe(problems.unreadable)
  }
})

test('a broken JPEG is called broken, and a text by another name is no photo', async () => {
  use({ shows: false, unpacks: false })
  const broken = new Blob([new Uint8Array([0xff, 0xd8, 0xff, 0xe0])])
  await expect(preparePhoto(broken)).rejects.toMatchObject({ code: 'unreadable' })
  await expect(preparePhoto(new Blob(['<svg/>']))).rejects.toMatchObject({ code: 'format' })
})
