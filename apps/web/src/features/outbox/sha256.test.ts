import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { digest } from './sha256'

test('is SHA-256, at every length around a block and for a megabyte', () => {
  const hash = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
  for (const length of [0, 1, 55, 56, 57, 63, 64, 65, 119, 120, 1_000, 1_000_003]) {
    const bytes = Uint8Array.from({ length }, (_, at) => (at * 31 + length) % 256)
    expect(Buffer.from(digest(bytes)).toString('hex'), `of ${length} bytes`).toBe(hash(bytes))
  }
})
