import { expect, test } from 'vitest'
import { formats } from './formats'
import { type WrittenLocale, writtenLocale } from './locales'

const at = new Date('2026-11-02T00:00:00Z')
const written = (locale: WrittenLocale, name: keyof typeof formats.dateTime) =>
  new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...formats.dateTime[name] }).format(at)

test.each([
  ['en', 'GB', '2 Nov 2026, 00:00'],
  ['en', 'IN', '2 Nov 2026, 00:00'],
  ['en', undefined, '2 Nov 2026, 00:00'],
  ['ru', 'US', '2 нояб. 2026 г., 00:00'],
  ['en', 'US', 'Nov 2, 2026, 12:00 AM'],
] as const)('%s in %s writes %s', (language, country, expected) => {
  expect(written(writtenLocale(language, country), 'moment').replace(/\u202f/g, ' ')).toBe(expected)
})

test('a calendar day is the same everywhere on earth', () => {
  expect(written('en-GB', 'calendarDay')).toBe('2 Nov 2026')
})
