import { expect, test, vi } from 'vitest'
import { provenBefore } from './proven-before'

test('a right secret costs one hash in ten minutes, a wrong one costs one each time', async () => {
  let at = 0
  const proven = provenBefore(() => at)
  const verify = vi.fn<() => Promise<boolean>>()
  const ask = (hashed: string | null, secret: string, right: boolean) => {
    verify.mockResolvedValueOnce(right)
    return proven(hashed, secret, verify)
  }
  expect(await ask('hash', 'right', true)).toBe(true)
  expect(await ask('hash', 'right', false)).toBe(true)
  expect(verify).toHaveBeenCalledTimes(1)
  verify.mockReset()
  for (let n = 0; n < 3; n++) expect(await ask('hash', 'wrong', false)).toBe(false)
  expect(await ask('another', 'right', false)).toBe(false)
  expect(await ask(null, 'right', false)).toBe(false)
  expect(verify).toHaveBeenCalledTimes(5)
  verify.mockReset()
  at += 600_000
  expect(await ask('hash', 'right', true)).toBe(true)
  expect(verify).toHaveBeenCalledTimes(1)
})
