import type { AnonymousTexts } from '@closecall/messages/anonymous'
import { grouped, returnAddress } from './receipt'

const [width, height, margin] = [1080, 720, 72]
const family = 'system-ui, -apple-system, "Segoe UI", Roboto, sans-serif'

/** The receipt as a picture for the gallery: digits, where to go with them, and what a loss means. No name, no place, no day. */
export async function receiptImage(receipt: string, texts: AnonymousTexts): Promise<Blob | null> {
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = height
  const pen = canvas.getContext('2d')
  if (!pen) return null
  const words = texts.anonymous.receipt
  pen.fillStyle = '#ffffff'
  pen.fillRect(0, 0, width, height)
  pen.fillStyle = '#062b2c'
  pen.fillRect(0, 0, width, 18)
  pen.textBaseline = 'top'
  const write = (text: string, y: number, font: string, line: number, color = '#0d1f22') => {
    pen.font = `${font} ${family}`
    pen.fillStyle = color
    const lines = wrapped(pen, text)
    for (const [index, each] of lines.entries()) pen.fillText(each, margin, y + index * line)
    return y + lines.length * line
  }
  let y = write(words.label, 84, '600 40px', 52, '#40545a')
  const [first, second] = [grouped(receipt).slice(0, 14), grouped(receipt).slice(15)]
  y = write(first, y + 20, '700 104px', 124)
  y = write(second, y, '700 104px', 124)
  y = write(returnAddress(), y + 28, '600 46px', 60, '#0b6761')
  write(words.paper, y + 16, '400 34px', 46, '#40545a')
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/png'))
}

function wrapped(pen: CanvasRenderingContext2D, text: string): string[] {
  const lines = ['']
  for (const word of text.split(' ')) {
    const longer = `${lines.at(-1)} ${word}`.trim()
    if (pen.measureText(longer).width <= width - 2 * margin) lines[lines.length - 1] = longer
    else lines.push(word)
  }
  return lines
}
