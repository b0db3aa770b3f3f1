import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import ExcelJS from 'exceljs'
import { describe, expect, it } from 'vitest'
import { fileSource } from './byte-source'
import { openTable } from './table'
import { writeCsv } from './write-csv'
import { writeXlsx } from './write-xlsx'

async function read(content: Buffer | string) {
  const table = await openTable(() => Readable.from([Buffer.from(content as string)]))
  const rows = []
  for await (const row of table.rows) rows.push(row)
  return { ...table, rows }
}

async function buffer(stream: Readable): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of stream) parts.push(Buffer.from(part))
  return Buffer.concat(parts)
}

/** The book with what one part claims to unpack to changed in both places that say so. */
function claiming(book: Buffer, part: string, unpacked: number): Buffer {
  const forged = Buffer.from(book)
  for (let at = forged.indexOf(part); at >= 0; at = forged.indexOf(part, at + 1)) {
    if (forged.readUInt32LE(at - 30) === 0x04034b50) forged.writeUInt32LE(unpacked, at - 8)
    else if (forged.readUInt32LE(at - 46) === 0x02014b50) forged.writeUInt32LE(unpacked, at - 22)
  }
  return forged
}

describe('spreadsheets', () => {
  it.each([
    ['xl/sharedStrings.xml', 'file.spreadsheet_too_large'],
    ['xl/worksheets/sheet1.xml', 'file.too_large'],
  ])('refuses a bomb in %s', async (part, reason) => {
    const book = new ExcelJS.Workbook()
    book.addWorksheet('Register').addRows([['What'], ['Oil']])
    const written = Buffer.from(await book.xlsx.writeBuffer())
    await expect(read(claiming(written, part, 0x7fffffff))).rejects.toThrow(reason)
    await expect(read(claiming(written, part, 0))).rejects.toThrow('file.spreadsheet_broken')
  })

  it('reads what ExcelJS writes: dates, numbers, rich text, empty rows', async () => {
    const book = new ExcelJS.Workbook()
    const sheet = book.addWorksheet('Register')
    const runs = { richText: [{ text: 'two ' }, { text: 'runs' }] }
    sheet.addRow(['Date', 'Site', 'Level', 'What', 'Done'])
    sheet.addRow([new Date(Date.UTC(2016, 0, 1)), 'Цех', 4, '=not a formula', true])
    sheet.addRow([])
    sheet.addRow([new Date(Date.UTC(2016, 0, 1, 14, 30)), null, 0.1 + 0.2, runs])
    const { format, rows } = await read(Buffer.from(await book.xlsx.writeBuffer()))
    expect(format).toEqual({ kind: 'xlsx' })
    expect(rows.map((r) => [r.number, ...r.cells])).toEqual([
      [2, '2016-01-01', 'Цех', '4', '=not a formula', 'true'],
      [4, '2016-01-01T14:30:00', '', '0.3', 'two runs', ''],
    ])
  })

  it('writes what ExcelJS and we ourselves read', async () => {
    const rows = [
      ['=1+1', 'два', 'line\nbreak'],
      ['', '☃ 😀', ' spaces '],
    ]
    const file = await buffer(writeXlsx({ name: 'a/b', header: ['x', 'y', 'z'], rows }))
    const book = new ExcelJS.Workbook()
    await book.xlsx.load(file as unknown as ArrayBuffer)
    expect(book.worksheets[0]?.getCell('A2').value).toBe('=1+1')
    expect((await read(file)).rows.map((r) => r.cells)).toEqual(rows)
  })

  it('does not run ahead of a slow consumer', async () => {
    const rows = (function* () {
      for (let i = 0; i < 100_000; i++) yield [String(i), 'Цех 1', `slipped on oil ${i} ${'x'.repeat(80)}`]
    })()
    const folder = await mkdtemp(join(tmpdir(), 'table-'))
    const path = join(folder, 'big.xlsx')
    await writeFile(path, writeXlsx({ name: 'big', header: ['n', 'site', 'what'], rows }))
    const table = await openTable(fileSource(path))
    const before = process.memoryUsage().heapUsed
    let count = 0
    let peak = 0
    for await (const _ of table.rows) {
      if (++count % 5000 === 0) {
        await new Promise((resolve) => setTimeout(resolve, 5))
        peak = Math.max(peak, process.memoryUsage().heapUsed - before)
      }
    }
    await rm(folder, { recursive: true })
    expect(count).toBe(100_000)
    expect(peak).toBeLessThan(150 * 1024 * 1024)
  }, 60_000)
})

describe('writeCsv', () => {
  it('opens well in Excel and starts no formula', async () => {
    const text = (await buffer(writeCsv([['a'], ['=cmd()'], ["'=x"], ['-5'], ['two\nlines']]))).toString()
    expect(text).toBe(`\uFEFFa\r\n'=cmd()\r\n''=x\r\n'-5\r\n"two\nlines"\r\n`)
    expect((await read(text)).rows.map((r) => r.cells[0])).toEqual(['=cmd()', "'=x", '-5', 'two\nlines'])
  })
})
