import { v7 } from 'uuid'
import { expect, test, vi } from 'vitest'
import { useApi } from '../support/api'
import { makeOrganisation } from '../support/organisation'
import { rowsOf } from '../support/owner'

const api = useApi()
const ready = async () => {
  const answer = await fetch(`${api().url}/readyz`)
  return [answer.status, await answer.json()]
}
const well = [200, { database: 'ok', migrations: 'ok', queue: 'ok' }]

test('a database whose connections are all in use is still there', async () => {
  let release = () => {}
  const enough = new Promise<void>((resolve) => (release = resolve))
  const { auth } = api().database
  const held = Array.from({ length: 5 }, async () => {
    let begun = () => {}
    const begins = new Promise<void>((resolve) => (begun = resolve))
    const over = auth.$transaction(async (tx) => {
      await tx.$queryRaw`SELECT 1`
      begun()
      await enough
    })
    await begins
    return { over }
  })
  const holders = await Promise.all(held)
  try {
    expect(await Promise.all([ready(), ready(), ready()])).toEqual([well, well, well])
  } finally {
    release()
    await Promise.all(holders.map(({ over }) => over))
  }
})

test('a queue that stands is said, and is not read again for every question', async () => {
  const { id } = await makeOrganisation(api())
  const clock = vi.spyOn(performance, 'now')
  const later = (milliseconds: number) => clock.mockReturnValue(1e9 + milliseconds)
  later(0)
  expect(await ready()).toEqual(well)
  await rowsOf(
    api(),
    `INSERT INTO outbox (organisation_id, id, event, subject_id, created_at)
     VALUES ('${id}', '${v7()}', 'test', '${id}', now() - interval '1 hour')`,
  )
  later(9_000)
  expect(await ready()).toEqual(well)
  later(11_000)
  expect(await ready()).toEqual([503, { database: 'ok', migrations: 'ok', queue: 'behind' }])
})
