import type { Page } from 'playwright-core'

export const canary = 'CANARY-OF-THE-CAMERA'

/** What a phone writes into a photo: who made it, that it lies on its side, and where it was taken. */
function exif(): Buffer {
  const make = Buffer.from(`${canary}\0`)
  const tiff = Buffer.alloc(26 + 18 + 4)
  tiff.write('II*\0', 0, 'latin1')
  tiff.writeUInt32LE(8, 4)
  tiff.writeUInt16LE(3, 8)
  const entry = (at: number, tag: number, type: number, count: number, value: number) => {
    tiff.writeUInt16LE(tag, at)
    tiff.writeUInt16LE(type, at + 2)
    tiff.writeUInt32LE(count, at + 4)
    tiff.writeUInt32LE(value, at + 8)
  }
  entry(10, 0x010f, 2, make.length, 68)
  entry(22, 0x0112, 3, 1, 6)
  entry(34, 0x8825, 4, 1, 50)
  // One entry of the GPS directory: the latitude is north.
  const gps = Buffer.from([1, 0, 1, 0, 2, 0, 2, 0, 0, 0, 78, 0, 0, 0, 0, 0, 0, 0])
  const body = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff, Buffer.alloc(2), gps, make])
  const head = Buffer.from([0xff, 0xe1, 0, 0])
  head.writeUInt16BE(body.length + 2, 2)
  return Buffer.concat([head, body])
}

/** 4000 × 3000 as the sensor saw it, its left quarter red and the rest blue; upright it is red at the top. */
export async function cameraPhoto(page: Page): Promise<Buffer> {
  const drawn = await page.evaluate<string>(`(() => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 4000, height: 3000 })
    const context = canvas.getContext('2d')
    context.fillStyle = '#2060c0'
    context.fillRect(0, 0, 4000, 3000)
    context.fillStyle = '#d02020'
    context.fillRect(0, 0, 1000, 3000)
    return canvas.toDataURL('image/jpeg', 0.9).split(',')[1]
  })()`)
  const jpeg = Buffer.from(drawn, 'base64')
  return Buffer.concat([jpeg.subarray(0, 2), exif(), jpeg.subarray(2)])
}

export type Pixels = {
  width: number
  height: number
  /** Red, green and blue at a share of the width and the height. */
  at: (x: number, y: number) => [number, number, number]
}

/** What is to be seen in bytes that left the device. */
export async function pixelsOf(page: Page, jpeg: Buffer): Promise<Pixels> {
  const { width, height, shown } = await page.evaluate<{ width: number; height: number; shown: string }>(
    `(async (text) => {
      const image = new Image()
      image.src = 'data:image/jpeg;base64,' + text
      await image.decode()
      const canvas = Object.assign(document.createElement('canvas'), { width: 100, height: 100 })
      const context = canvas.getContext('2d')
      context.imageSmoothingEnabled = false
      context.drawImage(image, 0, 0, 100, 100)
      const { data } = context.getImageData(0, 0, 100, 100)
      return { width: image.naturalWidth, height: image.naturalHeight, shown: String.fromCharCode(...data) }
    })(${JSON.stringify(jpeg.toString('base64'))})`,
  )
  return {
    width,
    height,
    at: (x, y) => {
      const from = (Math.floor(y * 100) * 100 + Math.floor(x * 100)) * 4
      const [red = 0, green = 0, blue = 0] = [0, 1, 2].map((part) => shown.charCodeAt(from + part))
      return [red, green, blue]
    },
  }
}
