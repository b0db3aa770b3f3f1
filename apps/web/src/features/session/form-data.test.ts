import { expect, test } from 'vitest'
import { safeNext } from './form-data'

test.each([
  '//evil.example',
  'https://evil.example',
  '/\\evil.example',
  'javascript:alert(1)',
  '',
  null,
  ['/a'],
])('never leads to %j', (next) => {
  expect(safeNext(next)).toBe('/')
})

test('leads back to a page of this product', () => {
  expect(safeNext('/reports/NM-2026-0042?tab=actions')).toBe('/reports/NM-2026-0042?tab=actions')
})
