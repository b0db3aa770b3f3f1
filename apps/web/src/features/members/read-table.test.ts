import { expect, test } from 'vitest'
import { decoded, parseDelimited, readTable } from './read-table'

test('what a spreadsheet pastes', () => {
  expect(parseDelimited('Name\tNo\r\nAnna\t7\r\n\r\n')).toEqual([
    ['Name', 'No'],
    ['Anna', '7'],
  ])
})

test('quotes keep delimiters, line ends and quotes inside', () => {
  expect(parseDelimited('"Smith; Anna";7\n"two\nlines";"say ""hi"""')).toEqual([
    ['Smith; Anna', '7'],
    ['two\nlines', 'say "hi"'],
  ])
})

test('bytes of a Russian Windows are read as such', () => {
  expect(decoded(new Uint8Array([0xd4, 0xc8, 0xce]))).toBe('ФИО')
  expect(decoded(new TextEncoder().encode('\ufeffФИО'))).toBe('ФИО')
})

test('a workbook gives its first sheet', async () => {
  const { writeXlsx } = await import('hucre/xlsx')
  const bytes = await writeXlsx({
    sheets: [
      {
        name: 'People',
        rows: [
          ['Name', 'No'],
          ['Анна', 7],
        ],
      },
    ],
  })
  expect(await readTable(new File([new Uint8Array(bytes)], 'people.xlsx'))).toEqual([
    ['Name', 'No'],
    ['Анна', '7'],
  ])
})
