export type Delimiter = ',' | ';' | '\t' | '|'
export type DelimiterGuess = { delimiter: Delimiter; declared: boolean; newline: '\r\n' | '\n' | '\r' }

const DELIMITERS: readonly Delimiter[] = [',', ';', '\t', '|']
const SAMPLE_RECORDS = 200

/** Cells per record, as seen with this delimiter; quotes hide delimiters and line breaks. */
function widths(text: string, delimiter: string): number[] {
  const found: number[] = []
  let cells = 1
  let quoted = false
  let fresh = true
  let empty = true
  for (let i = 0; i < text.length && found.length < SAMPLE_RECORDS; i++) {
    const char = text[i] as string
    if (quoted) {
      if (char === '"') quoted = false
    } else if (char === '"' && (fresh || text[i - 1] === '"')) {
      quoted = true
      empty = false
    } else if (char === delimiter) {
      cells++
      fresh = true
      empty = false
      continue
    } else if (char === '\n' || char === '\r') {
      if (!empty) found.push(cells)
      cells = 1
      fresh = true
      empty = true
      continue
    } else empty = false
    fresh = false
  }
  if (!empty && found.length === 0) found.push(cells)
  return found
}

function score(found: number[]): number {
  const counts = new Map<number, number>()
  for (const width of found) counts.set(width, (counts.get(width) ?? 0) + 1)
  let best = 0
  for (const [width, times] of counts) {
    if (width > 1) best = Math.max(best, (times / found.length) ** 2 * Math.log2(width + 1))
  }
  return best
}

export function sniffDelimiter(text: string): DelimiterGuess {
  const newline = /\r\n|\n|\r/.exec(text)?.[0] as '\r\n' | '\n' | '\r' | undefined
  const declared = /^sep=([,;\t|])(?:\r\n|\n|\r)/i.exec(text)
  if (declared) return { delimiter: declared[1] as Delimiter, declared: true, newline: newline ?? '\n' }
  let best: Delimiter = ','
  let bestScore = 0
  for (const delimiter of DELIMITERS) {
    const value = score(widths(text, delimiter))
    if (value > bestScore) {
      best = delimiter
      bestScore = value
    }
  }
  return { delimiter: best, declared: false, newline: newline ?? '\n' }
}
