import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { handOver } from '@closecall/worker/tasks/hand-over'
import pg from 'pg'
import { expect, test } from 'vitest'
import { anonymousCard, doorOf, fileAnonymously, opening } from '../support/anonymous'
import { useApi } from '../support/api'
import { startHandOver } from '../support/hand-over-process'
import { makeOrganisation } from '../support/organisation'
import { rowsOf } from '../support/owner'
import { doWaiting, useWorker } from '../support/worker'

const api = useApi()
const worker = useWorker(api)
const counts = async () => {
  const sql = `SELECT (SELECT count(*)::int FROM intake_report) AS waiting, (SELECT count(*)::int FROM report) AS reports,
    (SELECT count(*)::int FROM receipt) AS receipts, (SELECT count(DISTINCT number)::int FROM report) AS numbers`
  return (await rowsOf(api(), sql))[0]
}

async function withOwner<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: api().test.ownerUrl })
  client.on('error', () => {})
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** Until the hand-over stands in the middle, behind the lock the test holds. */
async function untilItWaits(client: pg.Client): Promise<void> {
  const waiting = `SELECT count(*)::int AS n FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE '%hand_over(%'`
  while ((await client.query(waiting)).rows[0].n === 0) await sleep(20)
}

test('a worker killed in the middle leaves all or nothing; whoever comes after hands all over once', async () => {
  api().clock.now = new Date('2026-03-10T09:00:00Z')
  const organisations = [await makeOrganisation(api()), await makeOrganisation(api())]
  const receipts: string[] = []
  for (const organisation of organisations)
    for (let n = 0; n < 4; n++)
      receipts.push((await fileAnonymously(doorOf(api().url), anonymousCard(organisation))).receipt)
  const before = await counts()
  expect(before).toMatchObject({ waiting: 8, reports: 0 })

  // It has moved the reports of one organisation and waits for the counter of the other when it is killed.
  await withOwner(async (owner) => {
    await owner.query('BEGIN')
    await owner.query('LOCK TABLE receipt IN SHARE MODE')
    const child = startHandOver(
      api(),
      organisations.map(({ id }) => id),
    )
    await withOwner(untilItWaits)
    child.kill('SIGKILL')
    await once(child, 'exit')
    await owner.query('ROLLBACK')
  })
  // The server may finish what a dead client asked for, or undo it; nothing in between.
  const settled = `SELECT count(*)::int AS n FROM pg_stat_activity WHERE query LIKE '%hand_over(%' AND state <> 'idle' AND pid <> pg_backend_pid()`
  while ((await rowsOf(api(), settled))[0]?.n !== 0) await sleep(20)
  const after = await counts()
  expect([before, { waiting: 0, reports: 8, receipts: 8, numbers: 8 }]).toContainEqual(after)

  api().clock.now = new Date('2026-03-10T12:00:00Z')
  await doWaiting(worker(), handOver)
  await doWaiting(worker(), handOver)
  expect(await counts()).toEqual({ waiting: 0, reports: 8, receipts: 8, numbers: 8 })
  const door = doorOf(api().url)
  for (const receipt of receipts) {
    const { openReceipt } = await door.run(opening, { receipt, work: await door.work() })
    expect(openReceipt.status).toBe('SUBMITTED')
  }
})

test('the connection is cut in the middle: nothing is lost, and the next hour doubles nothing', async () => {
  api().clock.now = new Date('2026-03-11T09:00:00Z')
  const organisation = await makeOrganisation(api())
  for (let n = 0; n < 3; n++) await fileAnonymously(doorOf(api().url), anonymousCard(organisation))
  const before = await counts()
  api().clock.now = new Date('2026-03-11T12:00:00Z')
  await withOwner(async (owner) => {
    await owner.query('BEGIN')
    await owner.query('LOCK TABLE receipt IN SHARE MODE')
    const moving = doWaiting(worker(), handOver).catch((error: Error) => error)
    await withOwner(async (other) => {
      await untilItWaits(other)
      await other.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE '%hand_over(%' AND wait_event_type = 'Lock'`,
      )
    })
    expect(await moving).toBeInstanceOf(Error)
    await owner.query('ROLLBACK')
  })
  expect(await counts()).toEqual(before)
  await doWaiting(worker(), handOver)
  expect(await counts()).toMatchObject({ waiting: 0, reports: (before?.reports as number) + 3 })
})
