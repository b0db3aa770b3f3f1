import { heaviest, PhotoProblem, type Size } from './photo'

const quality = 0.82

const rows = 192

const pause = () => new Promise<void>((resume) => setTimeout(resume))

/** Strip by strip: on a slow phone the whole at once would stop the page for half a second and more. */
export async function drawnOn(source: CanvasImageSource, from: Size, to: Size): Promise<HTMLCanvasElement> {
  const canvas = document.createElement('canvas')
  canvas.width = to.width
  canvas.height = to.height
  const context = contextOf(canvas)
  if (!tellsTheTruth(context)) throw new PhotoProblem('blocked')
  // A JPEG has no transparency: what a PNG left open would turn black.
  context.fillStyle = '#fff'
  context.fillRect(0, 0, to.width, to.height)
  context.imageSmoothingQuality = 'high'
  const scale = from.height / to.height
  for (let y = 0; y < to.height; y += rows) {
    const height = Math.min(rows, to.height - y)
    context.drawImage(source, 0, y * scale, from.width, height * scale, 0, y, to.width, height)
    await pause()
  }
  return canvas
}

export function contextOf(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (!context) throw new PhotoProblem('unreadable')
  return context
}

/** Tor and some strict settings answer noise in place of pixels: better no photo than one of noise. */
function tellsTheTruth(context: CanvasRenderingContext2D): boolean {
  context.fillStyle = '#147ac8'
  context.fillRect(0, 0, 1, 1)
  const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data
  return Math.abs(red - 20) + Math.abs(green - 122) + Math.abs(blue - 200) < 12
}

export async function jpegOf(canvas: HTMLCanvasElement): Promise<Blob> {
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality))
  // Some phones keep the memory of a canvas until it is emptied.
  canvas.width = 0
  if (!blob) throw new PhotoProblem('unreadable')
  if (blob.size > heaviest) throw new PhotoProblem('tooLarge')
  return blob
}
