/** A table as text cells, whatever it came from: pasted from a spreadsheet, a CSV file, or a workbook. */
export type Table = string[][]

export async function readTable(file: File): Promise<Table> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b
  return isZip ? readWorkbook(bytes) : parseDelimited(decoded(bytes))
}

/** UTF-8 where it is valid, else what Excel writes on a Russian Windows. */
export function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1251').decode(bytes)
  }
}

/** The reader of workbooks is fetched only when somebody brings one. */
async function readWorkbook(bytes: Uint8Array): Promise<Table> {
  const { readXlsx } = await import('hucre/xlsx')
  const { sheets } = await readXlsx(bytes)
  const rows = sheets[0]?.rows ?? []
  return withoutBlanks(rows.map((row) => row.map(cellText)))
}

function cellText(cell: unknown): string {
  if (cell instanceof Date) return cell.toISOString().slice(0, 10)
  return typeof cell === 'string' || typeof cell === 'number' ? String(cell).trim() : ''
}

/** Rows of quoted cells; the delimiter is the one that the first line holds most of. */
export function parseDelimited(text: string): Table {
  const delimiter = delimiterOf(text.slice(0, text.indexOf('\n') + 1 || undefined))
  const rows: Table = [[]]
  let cell = ''
  let quoted = false
  const endCell = () => {
    rows.at(-1)?.push(cell.trim())
    cell = ''
  }
  for (let at = 0; at < text.length; at++) {
    const sign = text[at] ?? ''
    if (quoted && sign === '"' && text[at + 1] === '"') {
      cell += '"'
      at++
    } else if (sign === '"' && (quoted || cell.trim() === '')) {
      quoted = !quoted
      if (quoted) cell = ''
    } else if (!quoted && sign === delimiter) endCell()
    else if (!quoted && sign === '\n') {
      endCell()
      rows.push([])
    } else cell += sign
  }
  endCell()
  return withoutBlanks(rows)
}

function delimiterOf(line: string): string {
  const count = (sign: string) => line.split(sign).length
  return ['\t', ';', ','].reduce((best, sign) => (count(sign) > count(best) ? sign : best))
}

const withoutBlanks = (rows: Table) => rows.filter((row) => row.some((cell) => cell !== ''))
