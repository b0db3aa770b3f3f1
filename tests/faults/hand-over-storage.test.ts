import { memoryStorage, type Storage } from '@closecall/adapters/storage'
import { taggedJpeg } from '@closecall/documents/photo-corpus'
import { handOver, handOverWithin } from '@closecall/worker/tasks/hand-over'
import pg from 'pg'
import { pino } from 'pino'
import { v4 } from 'uuid'
import { beforeEach, expect, test } from 'vitest'
import { anonymousCard, doorOf, fileAnonymously } from '../support/anonymous'
import { useApi } from '../support/api'
import { makeOrganisation } from '../support/organisation'
import { rowsOf } from '../support/owner'
import { sha256Of } from '../support/photos'
import { doWaiting, useWorker } from '../support/worker'

const api = useApi()
const worker = useWorker(api)

beforeEach(() => rowsOf(api(), 'TRUNCATE intake_report, intake_photo'))

/** A report that waits, with so many photos. */
async function reportOf(photos: number) {
  const organisation = await makeOrganisation(api())
  const card = anonymousCard(organisation)
  await fileAnonymously(doorOf(api().url), card)
  for (let n = 0; n < photos; n++) {
    const photo = await taggedJpeg(`tail ${n}`)
    const { status } = await fetch(`${api().url}/anonymous/photos/${v4()}`, {
      method: 'PUT',
      body: Buffer.from(photo),
      headers: { 'x-content-sha256': sha256Of(photo), 'x-key': card.key },
    })
    expect(status).toBe(201)
  }
  return organisation.id
}

async function handOverAt(moment: string, write: Storage['write'], task = handOver) {
  api().clock.now = new Date(moment)
  const hands = worker()
  const lines: object[] = []
  const log = pino({ level: 'error' }, { write: (line: string) => void lines.push(JSON.parse(line)) })
  const storage = { ...memoryStorage(), write }
  await doWaiting({ ...hands, imports: { ...hands.imports, storage }, log }, task)
  return lines
}

/** Of an organisation: reports and photos that wait, and those that are there. */
async function standOf(org: string) {
  const sql = `SELECT (SELECT count(*)::int FROM intake_report WHERE organisation_id = $1) AS words,
    (SELECT count(*)::int FROM intake_photo WHERE organisation_id = $1) AS photos,
    (SELECT count(*)::int FROM report WHERE organisation_id = $1) AS reports,
    (SELECT count(*)::int FROM attachment WHERE organisation_id = $1) AS attachments`
  return (await rowsOf(api(), sql, [org]))[0]
}

test('a full disk holds back photos, and nobody’s words', async () => {
  api().clock.now = new Date('2026-03-10T09:00:00Z')
  const [one, other] = [await reportOf(3), await reportOf(1)]
  const { write } = memoryStorage()
  let images = 0
  const lines = await handOverAt('2026-03-11T00:00:00Z', async (key, ...rest) => {
    if (key.includes(one) && key.endsWith('image') && ++images === 2)
      throw Object.assign(new Error(`ENOSPC: no space left on device, write ${key}`), { code: 'ENOSPC' })
    return write(key, ...rest)
  })
  expect(await standOf(one)).toEqual({ words: 0, photos: 1, reports: 1, attachments: 2 })
  expect(await standOf(other)).toEqual({ words: 0, photos: 0, reports: 1, attachments: 1 })
  expect(lines).toEqual([expect.objectContaining({ org: one, error: 'ENOSPC' })])
  expect(JSON.stringify(lines)).not.toContain('no space left')

  await handOverAt('2026-03-11T06:00:00Z', write)
  expect(await standOf(one)).toEqual({ words: 0, photos: 0, reports: 1, attachments: 3 })
})

test('a store that does not answer is waited for no longer than its organisation’s share', async () => {
  api().clock.now = new Date('2026-03-12T09:00:00Z')
  const [hung, other] = [await reportOf(2), await reportOf(1)]
  const { write } = memoryStorage()
  const shares: number[] = []
  let patience = new AbortController()
  const within = handOverWithin((share) => {
    patience = new AbortController()
    shares.push(share)
    return patience.signal
  })
  let begun = 0
  const hang: Storage['write'] = (key, ...rest) => {
    if (!key.includes(hung)) return write(key, ...rest)
    begun++
    queueMicrotask(() => patience.abort())
    return new Promise(() => {})
  }
  const lines = await handOverAt('2026-03-13T00:00:00Z', hang, within)
  expect(begun).toBe(1)
  expect(await standOf(hung)).toEqual({ words: 0, photos: 2, reports: 1, attachments: 0 })
  expect(await standOf(other)).toEqual({ words: 0, photos: 0, reports: 1, attachments: 1 })
  expect(lines).toEqual([expect.objectContaining({ org: hung, error: 'AbortError' })])
  const [first = 0, second = 0] = shares
  expect([shares.length, first <= 60_000, second >= 60_000 && second <= 120_000]).toEqual([2, true, true])

  await handOverAt('2026-03-13T06:00:00Z', write)
  expect(await standOf(hung)).toEqual({ words: 0, photos: 0, reports: 1, attachments: 2 })
})

test('a backup that reads the intake at the hour delays the hand-over by a minute, or to the next hour', async () => {
  api().clock.now = new Date('2026-03-16T09:00:00Z')
  const organisation = await reportOf(0)
  api().clock.now = new Date('2026-03-17T00:00:00Z')
  const hands = worker()
  const backup = new pg.Client({ connectionString: api().test.ownerUrl })
  await backup.connect()
  try {
    await backup.query('BEGIN')
    await backup.query('SELECT count(*) FROM intake_report')
    await expect(doWaiting(hands, handOver)).rejects.toThrow('lock timeout')
    expect(await standOf(organisation)).toMatchObject({ words: 1, reports: 0 })
  } finally {
    await backup.end()
  }
  api().clock.now = new Date('2026-03-17T00:01:00Z')
  await doWaiting(hands, handOver)
  expect(await standOf(organisation)).toMatchObject({ words: 0, reports: 1 })
})

test('while bytes are written no transaction stands open', async () => {
  api().clock.now = new Date('2026-03-14T09:00:00Z')
  await reportOf(2)
  const { write } = memoryStorage()
  const open: unknown[] = []
  const idle = `SELECT query FROM pg_stat_activity WHERE datname = current_database() AND state LIKE 'idle in transaction%'`
  await handOverAt('2026-03-15T00:00:00Z', async (...given) => {
    open.push(...(await rowsOf(api(), idle)))
    return write(...given)
  })
  expect(open).toEqual([])
  expect(await rowsOf(api(), 'SELECT id FROM intake_photo')).toEqual([])
})
