import { Readable } from 'node:stream'
import { stringify } from 'csv-stringify'
import { escapeFormula } from './formula-cell'

export type CsvOptions = { delimiter?: ',' | ';' | '\t'; bom?: boolean }

/** UTF-8 with a mark, so that a double click in Excel shows Cyrillic; no cell can start a formula. */
export function writeCsv(
  rows: Iterable<string[]> | AsyncIterable<string[]>,
  options: CsvOptions = {},
): Readable {
  const stringifier = stringify({
    bom: options.bom ?? true,
    delimiter: options.delimiter ?? ',',
    record_delimiter: '\r\n',
    quoted_empty: true,
    quoted_match: /[\r\n]/,
  })
  const source = Readable.from(escaped(rows))
  source.on('error', (error) => stringifier.destroy(error))
  stringifier.on('close', () => source.destroy())
  return source.pipe(stringifier)
}

async function* escaped(rows: Iterable<string[]> | AsyncIterable<string[]>): AsyncGenerator<string[]> {
  for await (const row of rows) yield row.map(escapeFormula)
}
