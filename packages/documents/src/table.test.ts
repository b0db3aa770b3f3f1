import { Readable } from 'node:stream'
import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import type { ByteSource } from './byte-source'
import { sniff } from './sniff'
import { openTable } from './table'
import { TABLE_LIMITS } from './table-limits'

const bytes =
  (content: Buffer | string): ByteSource =>
  () =>
    Readable.from([Buffer.from(content as string)])

async function read(content: Buffer | string, limits = TABLE_LIMITS) {
  const table = await openTable(bytes(content), limits)
  const rows = []
  for await (const row of table.rows) rows.push(row)
  return { ...table, rows }
}

const russian =
  'Дата;Площадка;Что произошло\r\n31.12.2020;Цех №1;Рабочий поскользнулся на масле; «едва» не упал\r\n'

describe('sniff', () => {
  it.each([
    ['utf-8', Buffer.from(russian), false],
    ['utf-8', Buffer.from(`\uFEFF${russian}`), true],
    ['utf-16le', Buffer.from(`\uFEFF${russian}`, 'utf16le'), true],
    ['utf-16le', Buffer.from('date,what\n2020-01-01,slipped\n', 'utf16le'), false],
    ['utf-16be', iconv.encode(russian, 'utf-16be', { addBOM: true }), true],
    ['windows-1251', iconv.encode(russian, 'win1251'), false],
    ['windows-1251', iconv.encode('when,what\n2020-01-01,Ёж\n', 'win1251'), false],
    ['latin-1', iconv.encode('date,what\n2020-01-01,"Größe naïve Übermaß à côté"\n', 'latin1'), false],
    [
      'latin-1',
      iconv.encode('data,descrição\n2020-01-01,operação de manutenção não concluída\n', 'latin1'),
      false,
    ],
  ])('knows %s', async (encoding, content, bom) => {
    expect(await sniff(bytes(content))).toMatchObject({ kind: 'csv', encoding, bom })
  })

  it('finds Cyrillic that starts only in the last row', async () => {
    const ascii = `date,what\n${'2020-01-01,slipped\n'.repeat(30_000)}`
    const content = Buffer.concat([Buffer.from(ascii), iconv.encode('2020-01-01,упал\n', 'win1251')])
    expect(await sniff(bytes(content))).toMatchObject({ encoding: 'windows-1251' })
  })

  it.each([
    [',', 'a,b,c\n1,"x;y;z",3\n4,"p;q;r",6\n'],
    [';', 'a;b;c\n1;x, y, z;3\n4;p, q, r;6\n'],
    ['\t', 'a\tb\tc\n1\tx, y\t3\n'],
    ['|', 'a|b|c\n1|x, y|3\n'],
    [';', 'sep=;\r\na;b\r\n1;2\r\n'],
    [',', 'a,b\n1,"line\nbreak; and; more"\n'],
  ])('knows the delimiter %j', async (delimiter, content) => {
    expect(await sniff(bytes(content))).toMatchObject({ delimiter })
  })

  it.each([
    ['file.empty', ''],
    ['file.empty', ' \n\n '],
    ['file.not_a_table', Buffer.from('%PDF-1.7 whatever')],
    ['file.not_a_table', Buffer.concat([Buffer.alloc(5000, 7), Buffer.alloc(1000)])],
    ['file.old_excel_or_protected', Buffer.from('d0cf11e0a1b11ae10000', 'hex')],
    ['file.spreadsheet_broken', Buffer.from('PK\x03\x04 and then nonsense')],
    ['file.no_rows', 'date,what\n'],
    ['file.quote_not_closed', `a,b\n1,"${'never closed\n'.repeat(200_000)}`],
  ])('refuses with %s', async (reason, content) => {
    await expect(read(content)).rejects.toMatchObject({ reason })
  })
})

describe('openTable', () => {
  it('reads quotes, line breaks in cells, blank lines and any line end', async () => {
    const { header, rows } = await read('a,b\r\n1,"x ""y""\nz"\n\n2,5" pipe\r3,=\r\n')
    expect(header).toEqual({ number: 1, cells: ['a', 'b'] })
    expect(rows.map((r) => [r.number, ...r.cells])).toEqual([
      [2, '1', 'x "y"\nz'],
      [4, '2', '5" pipe'],
      [5, '3', '='],
    ])
  })

  it('tolerates and reports ragged rows, NUL and cells that are too long', async () => {
    const limits = { ...TABLE_LIMITS, cell: 5 }
    const { rows } = await read('a,b,c\n1,2\n1,2,3,\n1,2,3,4\n1,x\0y,3\n1,2,longer\n', limits)
    expect(
      rows.map((r) => [r.cells.join('|'), r.notes.map((n) => `${n.reason}${n.column ?? ''}`).join()]),
    ).toEqual([
      ['1|2||', 'missing_cells'],
      ['1|2|3|', ''],
      ['1|2|3|4', ''],
      ['1|xy|3|', 'nul_removed1,missing_cells'],
      ['1|2|longe|', 'cell_too_long2,missing_cells'],
    ])
  })

  it('reports surplus cells once the width is settled', async () => {
    const { rows } = await read(`a,b\n${'1,2\n'.repeat(30)}1,2,3\n`)
    expect(rows.at(-1)).toMatchObject({ cells: ['1', '2'], notes: [{ reason: 'extra_cells', column: 2 }] })
  })

  it('finds the header under a title', async () => {
    const { header } = await read('Register of near misses,,\n,,\nDate,Site,What\n2020-01-01,A,slip\n')
    expect(header).toEqual({ number: 3, cells: ['Date', 'Site', 'What'] })
  })

  it.each([
    ['file.too_many_rows', `a,b\n${'1,2\n'.repeat(11)}`],
    ['file.too_many_columns', `a,b\n${'1,'.repeat(6)}\n`],
    ['file.too_large', `a,b\n${'1,2\n'.repeat(3000)}`],
  ])('stops with %s', async (reason, content) => {
    await expect(read(content, { bytes: 4096, rows: 10, columns: 5, cell: 100 })).rejects.toMatchObject({
      reason,
    })
  })
})
