import { expect, test } from 'vitest'
import { rendered } from '../../i18n/rendered'
import { AnonymousGroups } from './anonymous-groups'

const group = (siteId: string, quarter: string, reports: number | null, texts = false) => ({
  siteId,
  name: siteId,
  quarter,
  reports,
  texts,
})
const groups = [
  group('North', '2026-07-01', 12, true),
  group('North', '2026-04-01', null),
  group('South', '2026-07-01', 6),
  group('South', '2026-04-01', null),
]

const shown = (locale: 'en' | 'ru') => rendered(<AnonymousGroups groups={groups} />, locale)

test.each([
  ['en', 'hidden, fewer than 5', 'Q2 2026', 'Q3 2026'],
  ['ru', 'скрыто, меньше 5', '2 кв. 2026', '3 кв. 2026'],
] as const)('a hidden group is a shape and a word, never a figure (%s)', (locale, hidden, earlier, later) => {
  const page = shown(locale)
  expect(page.split(hidden)).toHaveLength(3)
  expect(page.match(/<svg[^>]*eye-off/g)).toHaveLength(2)
  expect(page.indexOf(earlier)).toBeLessThan(page.indexOf(later))
  expect(page.match(/<b>\d+<\/b>/g)).toEqual(['<b>12</b>', '<b>6</b>'])
  expect(page.match(/aria-label="[^"]*North/g)).toHaveLength(1)
})
