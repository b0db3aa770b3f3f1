import { Readable } from 'node:stream'
import { CsvError, parse } from 'csv-parse'
import iconv from 'iconv-lite'
import { type ByteSource, bytesOf } from './byte-source'
import { DocumentError } from './document-error'
import { unescapeFormula } from './formula-cell'
import { type CsvFormat, codecOf } from './sniff'
import { TABLE_LIMITS } from './table-limits'
import { isBlank, type TableRow, tableRow } from './table-row'

async function* decoded(source: ByteSource, format: CsvFormat, limit: number): AsyncGenerator<string> {
  const decoder = iconv.getDecoder(codecOf(format.encoding))
  for await (const chunk of bytesOf(source, limit)) {
    const text = decoder.write(chunk)
    if (text) yield text
  }
  const rest = decoder.end()
  if (rest) yield rest
}

/** Rows as written, blank ones left out but counted. Memory holds a few rows, never the file. */
export async function* readCsv(
  source: ByteSource,
  format: CsvFormat,
  limits = TABLE_LIMITS,
): AsyncGenerator<TableRow> {
  const parser = parse({
    delimiter: format.delimiter,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_quotes: true,
    relax_column_count: true,
    // Only an opening quote that is never closed makes one record this long.
    max_record_size: limits.cell * 100,
    from: format.declared ? 2 : 1,
  })
  const input = Readable.from(decoded(source, format, limits.bytes))
  input.on('error', (error) => parser.destroy(error))
  input.pipe(parser)
  let number = format.declared ? 1 : 0
  try {
    for await (const record of parser as AsyncIterable<string[]>) {
      number++
      if (isBlank(record)) continue
      if (record.length > limits.columns) {
        throw new DocumentError('file.too_many_columns', { limit: limits.columns, row: number })
      }
      yield tableRow(number, record.map(unescapeFormula), limits)
    }
  } catch (error) {
    throw coded(error, number)
  } finally {
    input.destroy()
    parser.destroy()
  }
}

function coded(error: unknown, lastRow: number): unknown {
  if (!(error instanceof CsvError)) return error
  if (error.code === 'CSV_QUOTE_NOT_CLOSED' || error.code === 'CSV_MAX_RECORD_SIZE') {
    return new DocumentError('file.quote_not_closed', { row: lastRow + 1 }, { cause: error })
  }
  return new DocumentError('file.not_a_table', {}, { cause: error })
}
