import iconv from 'iconv-lite'
import { type ByteSource, bytesOf } from './byte-source'
import { DocumentError } from './document-error'
import { type DelimiterGuess, sniffDelimiter } from './sniff-delimiter'
import { type EncodingGuess, EncodingSniffer } from './sniff-encoding'
import { TABLE_LIMITS } from './table-limits'

export type CsvFormat = { kind: 'csv' } & EncodingGuess & DelimiterGuess
export type TableFormat = CsvFormat | { kind: 'xlsx' }

const HEAD = 256 * 1024
const ZIP = Buffer.from('PK\x03\x04', 'latin1')
const OLE = Buffer.from('d0cf11e0a1b11ae1', 'hex')
const OTHERS = ['%PDF', '\x89PNG', '\xff\xd8\xff', 'GIF8', '{\\rtf', 'Rar!', '\x1f\x8b', '7z\xbc\xaf'].map(
  (s) => Buffer.from(s, 'latin1'),
)

/** Latin-1 in the wild is Windows-1252: the C1 controls of the standard are never meant. */
export function codecOf(encoding: EncodingGuess['encoding']): string {
  return encoding === 'latin-1' ? 'windows-1252' : encoding
}

/** Decided by content; the name and the declared type of an upload are never asked. */
export async function sniff(source: ByteSource, limits = TABLE_LIMITS): Promise<TableFormat> {
  const sniffer = new EncodingSniffer()
  let head = Buffer.alloc(0)
  for await (const chunk of bytesOf(source, limits.bytes)) {
    if (head.length < HEAD) head = Buffer.concat([head, chunk])
    if (head.subarray(0, 4).equals(ZIP)) continue
    sniffer.update(chunk)
  }
  if (head.length === 0) throw new DocumentError('file.empty')
  const starts = (magic: Buffer) => head.subarray(0, magic.length).equals(magic)
  if (starts(ZIP)) {
    if (head.includes('application/vnd.oasis') && !head.includes('[Content_Types].xml')) {
      throw new DocumentError('file.not_a_table')
    }
    return { kind: 'xlsx' }
  }
  if (starts(OLE)) throw new DocumentError('file.old_excel_or_protected')
  if (OTHERS.some(starts)) throw new DocumentError('file.not_a_table')

  const guess = sniffer.guess()
  const wide = guess.encoding === 'utf-16le' || guess.encoding === 'utf-16be'
  if (!wide && sniffer.nulShare > 0.05) throw new DocumentError('file.not_a_table')
  const text = iconv.decode(head.subarray(0, HEAD), codecOf(guess.encoding))
  if (text.trim() === '') throw new DocumentError('file.empty')
  return { kind: 'csv', ...guess, ...sniffDelimiter(text) }
}
