import { expect, test } from 'vitest'
import { line, optionalLine, text } from './text'

test('a line is one line, whatever was pasted', () => {
  expect(line.parse('  Plant\r\n\r\nBcc: all@example.org\u2028x\ty ')).toBe('Plant Bcc: all@example.org x y')
  expect(optionalLine.parse('\n\t')).toBeNull()
  expect(line.safeParse('\n').success).toBe(false)
  expect(text.parse('one\ntwo')).toBe('one\ntwo')
})

test.each(['a\0b', 'a\u001bb', '\ud800'])('%j is no text', (value) => {
  expect(line.safeParse(value).success).toBe(false)
  expect(text.safeParse(value).success).toBe(false)
})
