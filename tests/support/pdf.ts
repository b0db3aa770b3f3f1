import { inflateSync } from 'node:zlib'

export type PdfPage = { widthMm: number; heightMm: number; text: string; qr: string[][] }

type Objects = Map<string, { head: string; stream: () => string }>

/** What a reader finds on the pages of a PDF as Typst writes it: their size, their words, and the codes drawn on them. */
export function readPdf(bytes: Uint8Array): PdfPage[] {
  const objects = objectsOf(Buffer.from(bytes).toString('latin1'))
  const follow = (head: string, name: string) => {
    const found = new RegExp(`/${name} (\\d+) 0 R`).exec(head)?.[1] ?? ''
    return objects.get(found) ?? { head: '', stream: () => '' }
  }
  const pages = [...objects.values()].filter(({ head }) => /\/Type \/Page\s/.test(head))
  return pages.map(({ head }) => {
    const [, width, height] = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(head) ?? []
    const content = follow(head, 'Contents').stream()
    const resources = follow(head, 'Resources').head
    const glyphs = (font: string) => glyphsOf(follow(follow(resources, font).head, 'ToUnicode').stream())
    const images = follow(resources, 'XObject').head
    const drawn = [...content.matchAll(/\/(Im\d+) Do/g)].map(([, name]) => follow(images, name ?? ''))
    return {
      widthMm: Math.round(Number(width) * 0.352778),
      heightMm: Math.round(Number(height) * 0.352778),
      text: textOf(content, glyphs),
      qr: drawn.map(matrixOf).filter(([first]) => first?.startsWith('#######.')),
    }
  })
}

function objectsOf(file: string): Objects {
  const found: Objects = new Map()
  for (const [, id = '', body = ''] of file.matchAll(/^(\d+) 0 obj\n([\s\S]*?)^endobj/gm)) {
    const [head = '', ...rest] = body.split('stream\n')
    const packed = rest.join('stream\n').replace(/\nendstream\s*$/, '')
    found.set(id, { head, stream: () => inflateSync(Buffer.from(packed, 'latin1')).toString('latin1') })
  }
  return found
}

const fromHex = (hex: string) => Buffer.from(hex, 'hex').swap16().toString('utf16le')

function glyphsOf(cmap: string): Map<number, string> {
  const pairs = [...cmap.matchAll(/^<([0-9a-f]{4})> <([0-9a-f]+)>$/gim)]
  return new Map(pairs.map(([, glyph = '', text = '']) => [Number.parseInt(glyph, 16), fromHex(text)]))
}

const escapes: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }

/** The bytes of a literal string: `(\000A\\)`. */
const bytesOf = (literal: string) =>
  literal.replace(/\\(?:([0-7]{1,3})|([\s\S]))/g, (_, octal?: string, sign = '') =>
    octal ? String.fromCharCode(Number.parseInt(octal, 8)) : (escapes[sign] ?? sign),
  )

/** Where a literal that opens at `from` ends: brackets in it are escaped or come in pairs. */
function endOf(content: string, from: number): number {
  let depth = 0
  for (let at = from; at < content.length; at++) {
    if (content[at] === '\\') at++
    else if (content[at] === '(') depth++
    else if (content[at] === ')' && --depth === 0) return at
  }
  return content.length
}

function textOf(content: string, glyphsIn: (font: string) => Map<number, string>): string {
  const fonts = new Map<string, Map<number, string>>()
  let glyphs = new Map<number, string>()
  let text = ''
  const drawing = /\/(F\d+) [\d.]+ Tf|\(|\bET\b/g
  for (let found = drawing.exec(content); found; found = drawing.exec(content)) {
    const [what, font] = found
    if (font) {
      glyphs = fonts.get(font) ?? glyphsIn(font)
      fonts.set(font, glyphs)
    } else if (what === '(') {
      drawing.lastIndex = endOf(content, found.index)
      const bytes = bytesOf(content.slice(found.index + 1, drawing.lastIndex))
      for (let at = 0; at + 1 < bytes.length; at += 2) {
        text += glyphs.get(bytes.charCodeAt(at) * 256 + bytes.charCodeAt(at + 1)) ?? ''
      }
    } else text += ' '
  }
  return text.replaceAll('\u200b', '')
}

/** The modules of a code drawn as rectangles one module high; rows of `#` and `.`. */
function matrixOf({ head, stream }: { head: string; stream: () => string }): string[] {
  const side = Number(/\/BBox \[0 0 (\d+) \1\]/.exec(head)?.[1] ?? 0)
  const rows = Array.from({ length: side }, () => Array.from({ length: side }, () => '.'))
  for (const [, left, top, right] of stream().matchAll(/^(\d+) (\d+) m\n(\d+) \2 l\n/gm)) {
    for (let x = Number(left); x < Number(right); x++) (rows[Number(top)] as string[])[x] = '#'
  }
  return rows.map((row) => row.join(''))
}
