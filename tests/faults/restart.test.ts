import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { destroyEmbedded, type Embedded, startEmbedded } from '@closecall/db/embedded'
import { knownClusterHome } from '@closecall/db/embedded/place'
import { readPostmaster, untilGone } from '@closecall/db/embedded/postmaster'
import { migrate } from '@closecall/db/migrate'
import { enableRoles, roleUrls } from '@closecall/db/roles'
import { handOver } from '@closecall/worker/tasks/hand-over'
import pg from 'pg'
import { afterAll, expect, test } from 'vitest'
import { anonymousCard, doorOf, fileAnonymously, opening } from '../support/anonymous'
import { useApi } from '../support/api'
import { makeOrganisation } from '../support/organisation'
import { rowsOf } from '../support/owner'
import { doWaiting, useWorker } from '../support/worker'

const dataDir = mkdtempSync(path.join(tmpdir(), 'closecall-restart-'))
let server: Embedded | undefined
const ownUrl = () => server?.url ?? ''

/** A server of this file's own, as durable as in production: the one of the other tests is not to be killed. */
const api = useApi({}, async () => {
  server = await startEmbedded({ dataDir })
  await migrate(server.url)
  await enableRoles(server.url, 'a secret')
  return roleUrls(server.url, 'a secret')
})
afterAll(() => destroyEmbedded(dataDir))
const product = () => ({
  ...api(),
  test: { ...api().test, ownerUrl: ownUrl(), urls: roleUrls(ownUrl(), 'a secret') },
})
const worker = useWorker(product)

const counts = async () => {
  const sql = `SELECT (SELECT count(*)::int FROM intake_report) AS waiting, (SELECT count(*)::int FROM report) AS reports,
    (SELECT count(*)::int FROM receipt) AS receipts, (SELECT count(DISTINCT number)::int FROM report) AS numbers`
  return (await rowsOf(product(), sql))[0]
}

/** As a machine that lost its memory, but not its disk: nobody is told, nothing is flushed. */
async function crash() {
  const cluster = path.join(knownClusterHome(dataDir), 'cluster')
  const pid = readPostmaster(cluster)?.pid ?? 0
  process.kill(pid, 'SIGQUIT')
  expect(await untilGone(cluster, pid, 30_000)).toBe(true)
}
async function comeBack() {
  server = await startEmbedded({ dataDir, port: server?.port ?? 0 })
}

async function filed(count: number) {
  api().clock.now = new Date('2026-03-10T09:00:00Z')
  const organisation = await makeOrganisation(api())
  const receipts: string[] = []
  for (let n = 0; n < count; n++)
    receipts.push((await fileAnonymously(doorOf(api().url), anonymousCard(organisation))).receipt)
  return receipts
}

async function connected(): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: ownUrl() })
  client.on('error', () => {})
  await client.connect()
  return client
}

test('PostgreSQL dies while reports are filed and again in the middle of a hand-over: nothing is lost, nothing doubled', async () => {
  const receipts = await filed(3)
  await crash()
  await comeBack()
  expect(await counts(), 'what was answered with a receipt is on the disk').toMatchObject({ waiting: 3 })

  api().clock.now = new Date('2026-03-10T12:00:00Z')
  const [owner, other] = [await connected(), await connected()]
  await owner.query('BEGIN')
  await owner.query('LOCK TABLE receipt IN SHARE MODE')
  const moving = doWaiting(worker(), handOver).catch((error: Error) => error)
  const standing = `SELECT count(*)::int AS n FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE '%hand_over(%'`
  while ((await other.query(standing)).rows[0].n === 0) await sleep(20)
  await crash()
  expect(await moving).toBeInstanceOf(Error)
  await comeBack()
  expect(await counts()).toEqual({ waiting: 3, reports: 0, receipts: 0, numbers: 0 })

  const whole = { waiting: 0, reports: 3, receipts: 3, numbers: 3 }
  await doWaiting(worker(), handOver)
  expect(await counts()).toEqual(whole)
  await crash()
  await comeBack()
  await doWaiting(worker(), handOver)
  expect(await counts(), 'what was handed over stays so').toEqual(whole)
  const door = doorOf(api().url)
  for (const receipt of receipts) {
    const { openReceipt } = await door.run(opening, { receipt, work: await door.work() })
    expect(openReceipt.status).toBe('SUBMITTED')
  }
})
