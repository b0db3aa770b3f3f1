import { Readable } from 'node:stream'
import { writeXlsxStream } from 'hucre/xlsx'

export type XlsxSheet = {
  name: string
  header: string[]
  rows: Iterable<(string | number | null)[]> | AsyncIterable<(string | number | null)[]>
}

/** Strings are written as strings: a cell that begins with "=" is shown, never run. */
export function writeXlsx(sheet: XlsxSheet): Readable {
  const stream = writeXlsxStream(sheet.rows, {
    name: sheet.name.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31),
    columns: sheet.header.map((header) => ({ header, width: 24 })),
    freezePane: { rows: 1 },
  })
  return Readable.fromWeb(stream)
}
