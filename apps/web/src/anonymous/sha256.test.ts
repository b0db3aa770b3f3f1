import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import { sha256Hex } from './sha256'
import { solved, zeroBits } from './solve'

it.each(['', 'abc', 'a'.repeat(55), 'a'.repeat(56), 'a'.repeat(64), 'Стропа лопнула'.repeat(9)])(
  'hashes as the standard does: %s',
  (text) => {
    expect(sha256Hex(text)).toBe(createHash('sha256').update(text).digest('hex'))
  },
)

it('finds a nonce with as many zero bits as are asked for', () => {
  const { token, nonce } = solved({ token: 'a token', bits: 12 })
  const digest = createHash('sha256').update(`${token}:${nonce}`).digest()
  expect(digest.readUInt16BE() >>> 4).toBe(0)
  expect(zeroBits(Uint32Array.of(0, 0x00ff_ffff))).toBe(40)
})
