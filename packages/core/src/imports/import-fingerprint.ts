import { createHash } from 'node:crypto'
import { isOwnColumn } from './import'
import { clean, plain } from './import-cell'

const MIDNIGHT = /^(\d{4}-\d{2}-\d{2})[T ]00:00(?::00(?:\.0+)?)?$/
const WHOLE = /^(-?\d+)\.0+$/

/** The same row saved by another program: other line ends, spaces, midnight spelt out, 4.0 for 4. */
function settled(cell: string): string {
  const text = clean(cell).normalize('NFC').replace(/\s+/g, ' ')
  return text
    .replace(MIDNIGHT, '$1')
    .replace(/^(\d{4}-\d{2}-\d{2}) (\d)/, '$1T$2')
    .replace(WHOLE, '$1')
}

/**
 * Names a row by its content, so that a second reading of the file, in whatever encoding, format or order of columns,
 * finds the same rows. Columns without a heading are running numbers and do not count. Identical rows are told
 * apart by how many came before.
 */
export class Fingerprints {
  private readonly seen = new Map<string, number>()
  private readonly order: number[]
  private readonly names: string[]

  constructor(header: readonly string[]) {
    this.names = header.map(plain)
    this.order = header
      .map((_, i) => i)
      .filter((i) => this.names[i] !== '' && !isOwnColumn(header[i] as string))
      .sort((a, b) => ((this.names[a] as string) < (this.names[b] as string) ? -1 : 1))
  }

  of(cells: readonly string[]): string {
    let whole = ''
    for (const i of this.order) {
      const text = settled(cells[i] ?? '')
      if (text !== '') whole += `${this.names[i]}\u001f${text}\u001e`
    }
    const content = createHash('sha256').update(whole).digest('base64url')
    const earlier = this.seen.get(content) ?? 0
    this.seen.set(content, earlier + 1)
    return earlier === 0 ? content : `${content}.${earlier}`
  }
}

/** Files with the same headings are offered the same mapping. */
export function headerHash(header: readonly string[]): string {
  const names = header.filter((name) => !isOwnColumn(name)).map(plain)
  return createHash('sha256').update(JSON.stringify(names)).digest('base64url')
}
