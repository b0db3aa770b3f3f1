import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseCode, printedCode } from './code'

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const sign = fc.constantFrom(...alphabet)
const codesFrom = (first: string[]) =>
  [...alphabet].map((last) => [...first, last].join('')).filter((each) => parseCode(each))
const beginning = fc.array(sign, { minLength: 7, maxLength: 7 })
const code = beginning.map((first) => codesFrom(first)[0] as string)
const position = fc.nat(7)

test('seven characters have exactly one that checks them', () => {
  fc.assert(
    fc.property(beginning, (first) => {
      expect(codesFrom(first)).toHaveLength(1)
    }),
  )
})

test('a code is read as it is printed, typed small, spaced, or with letters for digits', () => {
  fc.assert(
    fc.property(code, (each) => {
      const sloppy = printedCode(each).toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l')
      expect(parseCode(each)).toBe(each)
      expect(parseCode(sloppy)).toBe(each)
      expect(parseCode(` ${sloppy.replace('-', ' ').replaceAll('l', 'I')} `)).toBe(each)
    }),
  )
})

test('one wrong character never makes another code', () => {
  fc.assert(
    fc.property(code, position, sign, (each, at, other) => {
      fc.pre(each[at] !== other)
      expect(parseCode(each.slice(0, at) + other + each.slice(at + 1))).toBeNull()
    }),
    { numRuns: 1_000 },
  )
})

test('two characters that changed places never make another code', () => {
  fc.assert(
    fc.property(code, position, position, (each, a, b) => {
      fc.pre(each[a] !== each[b])
      const signs = [...each]
      ;[signs[a], signs[b]] = [each[b] as string, each[a] as string]
      expect(parseCode(signs.join(''))).toBeNull()
    }),
    { numRuns: 1_000 },
  )
})

test.each([
  '',
  '0',
  '0000000',
  '000000000',
  'UUUUUUUU',
  "' OR 1=1",
  '00000000\0',
  '０００００００１',
  'ß'.repeat(8),
])('%j is no code', (typed) => expect(parseCode(typed)).toBeNull())
