import type { ByteSource } from './byte-source'
import { DocumentError } from './document-error'
import { readCsv } from './read-csv'
import { readXlsx } from './read-xlsx'
import { sniff, type TableFormat } from './sniff'
import { TABLE_LIMITS } from './table-limits'
import { fitted, type TableRow } from './table-row'

export type Table = {
  format: TableFormat
  header: { number: number; cells: string[] }
  /** Consumed once. Rows are as wide as the header. */
  rows: AsyncGenerator<TableRow>
}

const PEEK = 20

const written = (row: TableRow) => row.cells.filter((cell) => cell.trim() !== '').length

/** Registers often carry a title above the header: the header is the first row half as full as the fullest. */
export function headerIndex(sample: readonly TableRow[]): number {
  const fullest = Math.max(...sample.map(written))
  return Math.max(
    0,
    sample.findIndex((row) => written(row) * 2 > fullest || written(row) === fullest),
  )
}

function lastWritten(cells: readonly string[]): number {
  return cells.findLastIndex((cell) => cell.trim() !== '') + 1
}

export async function openTable(source: ByteSource, limits = TABLE_LIMITS): Promise<Table> {
  const format = await sniff(source, limits)
  const reader = format.kind === 'xlsx' ? readXlsx(source, limits) : readCsv(source, format, limits)
  const sample: TableRow[] = []
  while (sample.length < PEEK) {
    const next = await reader.next()
    if (next.done) break
    sample.push(next.value)
  }
  const at = headerIndex(sample)
  const header = sample[at]
  if (!header) throw new DocumentError('file.empty')
  const body = sample.slice(at + 1)
  if (body.length === 0) throw new DocumentError('file.no_rows')
  // A column without a title still counts when rows have something in it.
  const width = Math.max(lastWritten(header.cells), ...body.map((row) => lastWritten(row.cells)))
  const cells = fitted(header, width).cells.map((cell) => cell.trim())
  return { format, header: { number: header.number, cells }, rows: rest(body, reader, width, limits.rows) }
}

async function* rest(
  body: TableRow[],
  reader: AsyncGenerator<TableRow>,
  width: number,
  limit: number,
): AsyncGenerator<TableRow> {
  let count = 0
  const checked = (row: TableRow) => {
    if (++count > limit) throw new DocumentError('file.too_many_rows', { limit })
    return fitted(row, width)
  }
  try {
    for (const row of body) yield checked(row)
    for await (const row of reader) yield checked(row)
  } finally {
    await reader.return(undefined)
  }
}
