import { once } from 'node:events'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileStorage } from '@closecall/adapters/storage'
import { taggedPicture } from '@closecall/documents/photo-corpus'
import { handOver } from '@closecall/worker/tasks/hand-over'
import pg from 'pg'
import { v4 } from 'uuid'
import { expect, test } from 'vitest'
import { anonymousCard, doorOf, fileAnonymously, opening, replying, sendPhoto } from '../support/anonymous'
import { useApi } from '../support/api'
import { filesOf } from '../support/canaries'
import { startHandOver } from '../support/hand-over-process'
import { makeOrganisation } from '../support/organisation'
import { rowsOf } from '../support/owner'
import { doWaiting, useWorker } from '../support/worker'

const folder = mkdtempSync(path.join(tmpdir(), 'closecall-killed-'))
const storage = fileStorage(folder)
const api = useApi({ storage })
const worker = useWorker(api)
const names = () =>
  filesOf(folder)
    .map(({ name }) => name)
    .toSorted()

type Scene = { ids: string[]; receipts: string[] }

/** What waits in the intake of these organisations, and what has come out of it. */
async function counts({ ids }: Scene) {
  const of = (what: string, table: string) =>
    `(SELECT ${what}::int FROM ${table} WHERE organisation_id = ANY ($1::uuid[]))`
  const sql = `SELECT ${of('count(*)', 'intake_report')} + ${of('count(*)', 'intake_message')} +
      ${of('count(*)', 'intake_photo')} AS waiting,
    ${of('count(*)', 'report')} AS reports, ${of('count(DISTINCT number)', 'report')} AS numbers,
    ${of('count(*)', 'receipt')} AS receipts, ${of('count(*)', 'thread_message')} AS answers,
    ${of('count(*)', 'attachment')} AS photos`
  return (await rowsOf(api(), sql, [ids]))[0]
}
const untouched = { reports: 0, numbers: 0, receipts: 0, answers: 0, photos: 0 }

/** Three reports of each organisation: one of words, one with a photo, one with an answer that has a photo. */
async function scene(organisations: number): Promise<Scene> {
  api().clock.now = new Date('2026-03-10T09:00:00Z')
  const door = doorOf(api().url)
  const picture = await taggedPicture('jpeg')
  const made: Scene = { ids: [], receipts: [] }
  for (let n = 0; n < organisations; n++) {
    const organisation = await makeOrganisation(api())
    const file = async () => (await fileAnonymously(door, anonymousCard(organisation))).receipt as string
    const [words, photo, thread] = [await file(), await file(), await file()]
    await sendPhoto(api().url, picture, { 'x-receipt': photo })
    const id = v4()
    await door.run(replying, { receipt: thread, id, text: 'More', work: await door.work() })
    await sendPhoto(api().url, picture, { 'x-receipt': thread, 'x-message': id })
    made.ids.push(organisation.id)
    made.receipts.push(words, photo, thread)
  }
  api().clock.now = new Date('2026-03-11T00:00:05Z')
  return made
}

async function handsOver(): Promise<void> {
  const hands = worker()
  await doWaiting({ ...hands, imports: { ...hands.imports, storage } }, handOver)
}

/** Everything once, for whoever holds a receipt, and every photo with its bytes. */
async function allIsThere(made: Scene): Promise<void> {
  const n = made.ids.length
  const all = { waiting: 0, reports: 3 * n, numbers: 3 * n, receipts: 3 * n, answers: n, photos: 2 * n }
  expect(await counts(made)).toEqual(all)
  const door = doorOf(api().url)
  const asked = opening.replace('status', 'photos { url } status').replace('waiting }', 'photos { url } }')
  const urls: string[] = []
  for (const receipt of made.receipts) {
    const { openReceipt } = await door.run(asked, { receipt, work: await door.work() })
    expect(openReceipt.status).toBe('SUBMITTED')
    for (const { photos } of [openReceipt, ...openReceipt.messages])
      urls.push(...photos.map(({ url }: { url: string }) => url))
  }
  expect(urls).toHaveLength(2 * n)
  for (const url of urls) expect((await fetch(api().url + url)).status).toBe(200)
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

/** The server may finish what a dead client asked for, or undo it; nothing in between. */
async function untilItSettles(): Promise<void> {
  const settled = `SELECT count(*)::int AS n FROM pg_stat_activity WHERE query LIKE '%hand_over(%' AND state <> 'idle' AND pid <> pg_backend_pid()`
  while ((await rowsOf(api(), settled))[0]?.n !== 0) await sleep(20)
}

test.each([
  ['between the files of its photos and its rows', 'LOCK TABLE intake_photo IN ACCESS SHARE MODE'],
  ['between the rows of its words and those of its photos', 'LOCK TABLE attachment IN SHARE MODE'],
])('a worker killed %s leaves all or nothing; whoever comes after hands all over once', async (_, lock) => {
  const made = await scene(2)
  const before = await counts(made)
  expect(before).toEqual({ ...untouched, waiting: 12 })
  const old = names()
  await withOwner(async (owner) => {
    await owner.query('BEGIN')
    await owner.query(lock)
    const child = startHandOver(api(), folder)
    await withOwner(untilItWaits)
    child.kill('SIGKILL')
    await once(child, 'exit')
    await owner.query('ROLLBACK')
  })
  await untilItSettles()
  expect(await counts(made)).toEqual(before)
  // Four photos in two sizes, which nothing names yet.
  const written = names()
  expect(written).toHaveLength(old.length + 8)

  await handsOver()
  await handsOver()
  await allIsThere(made)
  expect(names()).toEqual(written)
})

test('the connection is cut in the middle: nothing is lost, and the next hour doubles nothing', async () => {
  const made = await scene(1)
  const before = await counts(made)
  await withOwner(async (owner) => {
    await owner.query('BEGIN')
    await owner.query('LOCK TABLE receipt IN SHARE MODE')
    const moving = handsOver().catch((error: Error) => error)
    await withOwner(async (other) => {
      await untilItWaits(other)
      await other.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE '%hand_over(%' AND wait_event_type = 'Lock'`,
      )
    })
    expect(await moving).toBeInstanceOf(Error)
    await owner.query('ROLLBACK')
  })
  expect(await counts(made)).toEqual(before)
  const written = names()
  await handsOver()
  await allIsThere(made)
  expect(names()).toEqual(written)
})
