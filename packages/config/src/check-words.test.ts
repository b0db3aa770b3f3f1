import { expect, test } from 'vitest'
import { checkWords } from './check-words'

const found = (text: string, path = 'packages/core/src/reports/report.ts') => checkWords([{ path, text }])

test.each<[string, string?]>([
  ['// TODO later'],
  ['/* FIXME */'],
  ['// oxlint-disable-next-line no-console'],
  ['const at = new Date()'],
  ['const at = Date.now()'],
  ['const roll = Math.random()'],
  ['test.only(', 'tests/graphql/reports.test.ts'],
  ['describe.skip(', 'tests/graphql/reports.test.ts'],
])('%s fails', (text, path) => expect(found(`const ok = 1\n${text}`, path)).toHaveLength(1))

test.each<[string, string?]>([
  ['const at = new Date(row.at)'],
  ['const at = ctx.now()'],
  ['// oxlint-disable-next-line no-console -- the only way out of here'],
  ['const at = new Date()', 'apps/web/src/clock.ts'],
])('%s passes', (text, path) => expect(found(text, path)).toEqual([]))

test('points at the line', () => {
  expect(found('const a = 1\n/* two\nlines */ const b = Date.now()')[0]?.path).toMatch(/:3$/)
})
