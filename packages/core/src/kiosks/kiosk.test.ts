import { expect, it } from 'vitest'
import { codeFrom, parseCode, printedCode } from '../codes/code'
import { kioskCodeHash, kioskTokenHash, stateOf } from './kiosk'

const now = new Date('2026-03-10T12:00:00Z')
const seen = (minutes: number) => new Date(now.getTime() - minutes * 60_000)

it('is online for a quarter of an hour after it was heard, then silent', () => {
  const at = (minutes: number) => stateOf({ lastSeenAt: seen(minutes), revokedAt: null }, now)
  expect([at(0), at(15), at(15.001), at(10_000)]).toEqual(['ONLINE', 'ONLINE', 'SILENT', 'SILENT'])
  // The tablet's row may be a moment ahead of the reader's clock.
  expect(at(-1)).toBe('ONLINE')
})

it('awaits a tablet until there is one, and is revoked whatever else it was', () => {
  expect(stateOf({ lastSeenAt: null, revokedAt: null }, now)).toBe('AWAITING')
  expect(stateOf({ lastSeenAt: null, revokedAt: now }, now)).toBe('REVOKED')
})

it('makes codes that can be typed carelessly, and none of bytes that are no secret', () => {
  const code = codeFrom(Uint8Array.of(0, 31, 17, 255, 8, 1, 24))
  for (const typed of [code, printedCode(code).toLowerCase(), ` ${code.slice(0, 4)} ${code.slice(4)} `])
    expect(parseCode(typed)).toBe(code)
  expect(parseCode(code.replaceAll('0', 'O').replaceAll('1', 'l'))).toBe(code)
  expect(() => codeFrom(new Uint8Array(6))).toThrow('too short')
})

it('keeps nothing by which a code or a token could be recognised without the pepper', () => {
  expect(kioskCodeHash('a', 'x')).not.toBe(kioskCodeHash('b', 'x'))
  expect(kioskCodeHash('a', 'x')).not.toBe(kioskTokenHash('a', 'x'))
})
