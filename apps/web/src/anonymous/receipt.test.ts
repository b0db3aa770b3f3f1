import { expect, it } from 'vitest'
import { digitsOf, grouped } from './receipt'

it('reads digits however they were written down', () => {
  expect(digitsOf('4829 1036-5774\n0018.3925')).toBe('48291036577400183925')
  expect(digitsOf('４８２９ ٤٨٢٩ ۴۸۲۹')).toBe('482948294829')
})

it('groups them by four, also half-typed', () => {
  expect(grouped('48291036577400183925')).toBe('4829 1036 5774 0018 3925')
  expect(grouped('48291')).toBe('4829 1')
  expect(grouped('4829')).toBe('4829')
})
