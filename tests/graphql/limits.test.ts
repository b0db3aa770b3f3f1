import { databaseLimiter } from '@closecall/api/limits'
import type { DomainError } from '@closecall/core/access/errors'
import { v4 } from 'uuid'
import { expect, test } from 'vitest'
import { rowsOf } from '../support/owner'
import { pepper, useProduct } from '../support/product'

const product = useProduct()
const limiter = () => databaseLimiter(product().database, pepper)
const waitOf = async (attempt: Promise<void>) => {
  const error: DomainError = await attempt.then(
    () => expect.fail('was let through'),
    (refusal) => refusal,
  )
  expect(error.code).toBe('RATE_LIMITED')
  return Number(error.details?.retryAfterSeconds)
}

test('five attempts of one account pass, also at once; the sixth waits, and each further day longer', async () => {
  const limits = limiter()
  const key = `${v4()}@example.com`
  const tries = await Promise.allSettled(Array.from({ length: 8 }, () => limits.consume('sign_in.here', key)))
  expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(5)
  expect(await waitOf(limits.consume('sign_in.here', key))).toBeGreaterThan(800)

  await rowsOf(product(), "UPDATE rate_limit SET expire = 1 WHERE key LIKE 'sign_in.here%'")
  for (let n = 0; n < 5; n++) await limits.consume('sign_in.here', key)
  expect(await waitOf(limits.consume('sign_in.here', key))).toBe(1_800)
  expect(await waitOf(limits.consume('sign_in.here', key))).toBeGreaterThan(1_700)
  await limits.reset('sign_in.here', key)
  await limits.consume('sign_in.here', key)
})

test('two processes count together, an honest attempt is given back, keys tell nothing', async () => {
  const [first, second] = [limiter(), limiter()]
  const key = '203.0.113.7'
  for (let n = 0; n < 60; n++) {
    await (n % 2 ? first : second).consume('sign_in.address', key)
    await first.refund('sign_in.address', key)
  }
  for (let n = 0; n < 10; n++) await (n % 2 ? first : second).consume('sign_up.address', key)
  await waitOf(second.consume('sign_up.address', key))
  const stored = await rowsOf(product(), 'SELECT key FROM rate_limit')
  expect(stored.length).toBeGreaterThan(0)
  expect(JSON.stringify(stored)).not.toMatch(/203|example/)
})
