import { databaseLimiter } from '@closecall/api/limits'
import { buckets } from '@closecall/core/access/buckets'
import { DomainError } from '@closecall/core/access/errors'
import { hashSecret } from '@closecall/core/access/hashing'
import { signInWithPin } from '@closecall/core/people/sign-in-with-pin'
import { beforeEach, expect, test } from 'vitest'
import { makeOrganisation, type TestOrganisation } from '../support/organisation'
import { rowsOf } from '../support/owner'
import { pepper, useProduct } from '../support/product'

const product = useProduct()
const limiter = () => databaseLimiter(product().database, pepper)
const [factory, office, outside] = ['203.0.113.7', '203.0.113.8', '198.51.100.1']
let organisation: TestOrganisation

beforeEach(async () => {
  organisation = await makeOrganisation(product())
  const { memberId } = await organisation.as('WORKER')
  const pinHash = await hashSecret(pepper, '4711')
  await product().database.write(organisation.id, (tx) =>
    tx.member.updateMany({ where: { id: memberId }, data: { personnelNumber: '100', pinHash } }),
  )
})

/** `done`, or what it was refused with. */
async function tries(address: string | undefined, personnelNumber: string, pin: string): Promise<string> {
  const auth = { ...product().auth(address), limits: limiter() }
  try {
    await signInWithPin(auth, { slug: organisation.slug, personnelNumber, pin })
    return 'done'
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    return error.reason
  }
}

const failures = async (bucket: 'pin.network' | 'pin.organisation', key: string, count: number) => {
  for (let n = 0; n < count; n++) await limiter().note(bucket, key)
}

test('one PIN tried on many numbers locks that network out of this organisation, and nobody else', async () => {
  const most = buckets['pin.network'].points
  for (let n = 0; n < 3; n++) expect(await tries(outside, `${n}`, '1379')).toBe('sign_in.failed')
  await failures('pin.network', `${organisation.slug} ${outside}`, most - 3)
  expect(await tries(outside, '100', '4711')).toBe('done')
  expect(await tries(outside, '99', '1379')).toBe('sign_in.failed')
  expect(await tries(outside, '100', '4711')).toBe('pin.too_many_here')
  expect(await tries(factory, '100', '4711')).toBe('done')
  organisation = await makeOrganisation(product())
  expect(await tries(outside, '100', '4711')).toBe('sign_in.failed')
})

test('the lock of a network grows, but to an hour at most: nobody can shut a factory out for a day', async () => {
  const key = `${organisation.slug} ${outside}`
  const waits: number[] = []
  for (let n = 0; n < 4; n++) {
    await failures('pin.network', key, buckets['pin.network'].points + 1)
    const refusal: DomainError = await limiter()
      .check('pin.network', key)
      .then(
        () => expect.fail('was let through'),
        (error) => error,
      )
    waits.push(Number(refusal.details?.retryAfterSeconds))
    await rowsOf(product(), "UPDATE rate_limit SET expire = 1 WHERE key LIKE 'pin.network%'")
  }
  expect(waits.map((wait) => Math.round(wait / 60))).toEqual([15, 30, 60, 60])
})

test('guesses from everywhere close the organisation to networks nobody has signed in from', async () => {
  expect(await tries(factory, '100', '4711')).toBe('done')
  await failures('pin.organisation', organisation.slug, buckets['pin.organisation'].points)
  expect(await tries(outside, '99', '1379')).toBe('sign_in.failed')
  expect(await tries(outside, '100', '4711')).toBe('pin.too_many')
  expect(await tries(office, '100', '4711')).toBe('pin.too_many')
  expect(await tries(factory, '100', '4711')).toBe('done')
})

test('who guesses one number from elsewhere locks it elsewhere, and not where the organisation signs in', async () => {
  expect(await tries(factory, '100', '4711')).toBe('done')
  for (let n = 0; n < 5; n++) expect(await tries(`198.51.100.${n}`, '100', '1379')).toBe('sign_in.failed')
  expect(await tries(office, '100', '4711')).toBe('rate_limited')
  expect(await tries(factory, '100', '4711')).toBe('done')
  for (let n = 0; n < 5; n++) expect(await tries(factory, '100', '1379')).toBe('sign_in.failed')
  expect(await tries(factory, '100', '4711')).toBe('rate_limited')
})

test('who signs in again keeps the network known for the whole span once more', async () => {
  await rowsOf(product(), "DELETE FROM rate_limit WHERE key LIKE 'pin.proven%'")
  const ends = async () => {
    const rows = await rowsOf(product(), "SELECT expire FROM rate_limit WHERE key LIKE 'pin.proven%'")
    return rows.map(({ expire }) => Number(expire))
  }
  expect(await tries(factory, '100', '4711')).toBe('done')
  const [first = 0] = await ends()
  // The first sign-in was 89 days ago.
  const late = first - 89 * 86_400_000
  await rowsOf(product(), `UPDATE rate_limit SET expire = ${late} WHERE key LIKE 'pin.proven%'`)
  expect(await tries(factory, '100', '4711')).toBe('done')
  const again = await ends()
  expect(again).toHaveLength(1)
  expect(again[0]).toBeGreaterThanOrEqual(first)
})
