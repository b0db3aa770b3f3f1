import { expect, test } from 'vitest'
import { safeNext } from './safe-next'

test.each(['/inbox', '/reports?status=ACCEPTED&text=%D0%BC#top', '/o/plant'])('%s is ours', (next) =>
  expect(safeNext(next)).toBe(next),
)

test.each([
  '//evil.example',
  '/\\evil.example',
  '/\t/evil.example',
  '/\n/evil.example',
  '\t//evil.example',
  '/..//evil.example',
  '/.//evil.example',
  '/%2e%2e//evil.example',
  '///evil.example',
  'https://evil.example',
  'javascript:alert(1)',
  '',
  undefined,
  ['/a', '/b'],
])('%j leads to the start page', (next) => expect(safeNext(next)).toBe('/'))

test('what a browser would skip is gone', () => {
  expect(safeNext('/in\tbox\r\n')).toBe('/inbox')
})
