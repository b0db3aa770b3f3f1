import { Readable } from 'node:stream'
import { openTable } from '@closecall/documents/table'
import { writeCsv } from '@closecall/documents/write-csv'
import { writeXlsx } from '@closecall/documents/write-xlsx'
import fc from 'fast-check'
import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { Fingerprints, headerHash } from './import-fingerprint'

const header = ['', 'Date', 'Site', 'What happened']
const rows = [
  ['0', '2016-01-01 00:00:00', 'Цех 1', 'Упал груз'],
  ['1', '2016-01-02 00:00:00', 'Цех 1', 'Slipped\r\non oil '],
  ['2', '2016-01-02 00:00:00', 'Цех 1', 'Slipped\r\non oil '],
]
const all = (names: string[], table: string[][]) => {
  const prints = new Fingerprints(names)
  return table.map((row) => prints.of(row))
}
async function bytes(stream: Readable) {
  const parts: Buffer[] = []
  for await (const part of stream) parts.push(Buffer.from(part))
  return Buffer.concat(parts)
}
async function reread(content: Buffer) {
  const table = await openTable(() => Readable.from([content]))
  const cells: string[][] = []
  for await (const row of table.rows) cells.push(row.cells)
  return { header: table.header.cells, cells }
}

describe('Fingerprints', () => {
  it('keeps identical rows apart and finds them again', () => {
    const prints = all(header, rows)
    expect(new Set(prints).size).toBe(3)
    expect(all(header, rows)).toEqual(prints)
  })

  it('does not see running numbers, order of columns, spaces, line ends, our own columns', () => {
    const other = rows.map(([n, date, site, what]) => [
      ` ${what?.replace(/\r\n/g, '\n')}`,
      site as string,
      `${date?.slice(0, 10)}`,
      `${n}0`,
      'why',
    ])
    const names = ['what happened', 'SITE', 'Date', '', 'CloseCall: why']
    expect(all(names, other)).toEqual(all(header, rows))
    expect(headerHash(header)).toBe(headerHash([...header, 'CloseCall: why']))
  })

  it('sees every other change', () => {
    const changed = rows.map((row) => [...row.slice(0, 3), `${row[3]}!`])
    expect(all(header, changed).some((print) => all(header, rows).includes(print))).toBe(false)
  })

  it('survives another encoding and another format', async () => {
    const expected = all(header, rows)
    const csv = await bytes(writeCsv([header, ...rows], { bom: false, delimiter: ';' }))
    const xlsx = await bytes(writeXlsx({ name: 'x', header, rows }))
    for (const content of [
      csv,
      iconv.encode(csv.toString(), 'win1251'),
      iconv.encode(csv.toString(), 'utf-16', {}),
      xlsx,
    ]) {
      const table = await reread(content)
      expect(all(table.header, table.cells)).toEqual(expected)
    }
  })

  it('survives writing and reading of any text', async () => {
    const cell = fc.string({ unit: 'binary', maxLength: 40 }).map((s) => s.replaceAll('\0', ''))
    const line = fc.tuple(fc.constant('x'), cell, cell, cell)
    await fc.assert(
      fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 20 }), async (lines) => {
        const table = await reread(await bytes(writeCsv([['a', 'b', 'c', 'd'], ...lines])))
        expect(table.cells).toEqual(lines)
      }),
    )
  }, 60_000)
})
