import { expect, test } from 'vitest'
import { collect, csvOf } from './report-file'

test('a Russian spreadsheet gets semicolons, the others commas', () => {
  const lines = [
    ['Номер', 'Описание'],
    ['NM-2026-0001', 'Масло; "лужа"'],
  ]
  expect(csvOf(lines, 'ru')).toBe('\uFEFF"Номер";"Описание"\r\n"NM-2026-0001";"Масло; ""лужа"""')
  expect(csvOf([['a', 'b']], 'en-GB')).toBe('\uFEFF"a","b"')
})

test.each(['=1+1', '＝1+1', '＋1', '－1', '＠SUM(A1)', "'=1+1", '\t=1', '@x', '-1', '+1'])(
  'the formula %s is made a text',
  (cell) => {
    expect(csvOf([[cell]], 'en-GB')).toBe(`\uFEFF"'${cell}"`)
  },
)

const pages = (total: number) => async (after: string | null) => {
  const from = Number(after ?? 0)
  const to = Math.min(from + 2, total)
  const rows = Array.from({ length: to - from }, (_, index) => from + index)
  return { rows, next: to < total ? String(to) : null }
}

test('what is left out is said', async () => {
  expect(await collect(pages(4), 4)).toEqual({ rows: [0, 1, 2, 3], cut: false })
  expect(await collect(pages(5), 4)).toEqual({ rows: [0, 1, 2, 3], cut: true })
  expect(await collect(pages(0), 4)).toEqual({ rows: [], cut: false })
})
