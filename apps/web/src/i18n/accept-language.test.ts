import { expect, test } from 'vitest'
import { accepted } from './accept-language'

test.each([
  ['ru-RU,ru;q=0.9,en;q=0.8', 'ru'],
  ['de-DE,de;q=0.9,ru;q=0.4,en;q=0.2', 'ru'],
  ['en;q=0.1, ru;q=0.9', 'ru'],
  ['fr', 'en'],
  [null, 'en'],
  [';;;,', 'en'],
])('%s is read as %s', (header, locale) => {
  expect(accepted(header)).toBe(locale)
})
