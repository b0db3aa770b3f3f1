import { expect, test } from 'vitest'
import { makeOrganisation } from '../support/organisation'
import { useProduct } from '../support/product'

const product = useProduct()

test('a process that stands still for a while does not take its server for gone', async () => {
  const organisation = await makeOrganisation(product())
  let ended = Promise.resolve('')
  await new Promise<void>((begun) => {
    const slow = product().database.write(organisation.id, async (tx) => {
      await tx.$executeRaw`SELECT 1`
      begun()
      await tx.$executeRaw`SELECT pg_sleep(3)`
    })
    ended = slow.then(
      () => 'answered',
      (error: Error) => error.message,
    )
  })
  // Work that keeps the loop busy, such as the hashing of a password: long pauses, and short breaths between them.
  for (let pause = 0; pause < 5; pause++) {
    const until = performance.now() + 700
    while (performance.now() < until);
    await new Promise((resolve) => setTimeout(resolve, 1))
  }
  expect(await ended).toBe('answered')
})
