import fc from 'fast-check'
import { expect, test } from 'vitest'
import { email } from './email'
import { passwordFault } from './password'
import { pinFault } from './pin'

test.each([
  ['correct horse battery', null],
  ['пароль из песни', null],
  ['🐴🔋📎🧷🐴🔋📎🧷🐴🔋', null],
  ['nine char', 'password_too_short'],
  ['Password!2026', 'too_common'],
  ['00000000001', 'too_common'],
  ['12345678901', 'too_common'],
])('the password %j: %s', (password, fault) => {
  expect(passwordFault(password)).toBe(fault)
})

test('a password may not contain the name of the mailbox, but a two-letter name is nobody', () => {
  expect(passwordFault('iAmMaria1990!', 'maria@example.com')).toBe('contains_email')
  expect(passwordFault('a long sentence', 'lo@example.com')).toBeNull()
})

test.each([
  ['4071', null, null],
  ['123', null, 'not_a_pin'],
  ['2345', null, 'too_simple'],
  ['8901', null, 'too_simple'],
  ['4321', null, 'too_simple'],
  ['707070', null, 'too_simple'],
  ['4071', 'N-4071', 'same_as_number'],
  ['0042', '42', 'same_as_number'],
  ['4071', '14071', null],
])('the PIN %s of number %s: %s', (pin, number, fault) => {
  expect(pinFault(pin, number)).toBe(fault)
})

test('an e-mail is one spelling per mailbox and never two mailboxes', () => {
  expect(email.parse(' Anna.Ilina@Example.COM ')).toBe('anna.ilina@example.com')
  expect(email.parse('почта@пример.рф')).toBe('почта@пример.рф')
  for (const wrong of [
    '',
    'a',
    'a@b',
    'a b@c.de',
    'a@b.c',
    'a@b@c.de',
    'a\0@b.de',
    '<a@b.de>',
    'a@b.de,c@d.de',
  ]) {
    expect(email.safeParse(wrong).success).toBe(false)
  }
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const read = email.safeParse(text)
      if (read.success) expect(email.parse(read.data)).toBe(read.data)
    }),
  )
})
