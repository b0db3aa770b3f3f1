import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileStorage } from '@closecall/adapters/storage'
import { storageKey } from '@closecall/core/imports/import'
import pg from 'pg'
import { v4 } from 'uuid'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { applyImport, createImport, importQuery, saveMapping, undoImport } from '../support/imports'
import { makeOrganisation, type TestMember, type TestOrganisation } from '../support/organisation'
import { useProduct } from '../support/product'
import { openSmtp } from '../support/smtp'
import { startWorker } from '../support/worker-process'

const product = useProduct()
const folder = mkdtempSync(path.join(tmpdir(), 'closecall-import-'))
afterAll(() => rmSync(folder, { recursive: true }))

// A process of its own lives by the machine's clock.
beforeEach(() => {
  product().clock.now = new Date()
})

const total = 9_000
/** In the last of the batches, whatever their size: some are done when the worker comes to it. */
const late = total
const rows = Array.from({ length: total }, (_, i) => `2016-01-01,North,Near miss,"Case ${i}"`)
const file = `Date,Site,Type,What happened\n${rows.join('\n')}\n`

async function upload(organisation: TestOrganisation, officer: TestMember): Promise<string> {
  const [id, uploadId] = [v4(), v4()]
  const storage = fileStorage(path.join(folder, 'uploads'))
  await storage.write(storageKey(organisation.id, uploadId), Readable.from([Buffer.from(file)]))
  await officer.run(createImport, { input: { id, uploadId, fileName: 'history.csv' } })
  return id
}

type Seen = {
  status: string
  version: number
  mapping: unknown
  rowsApplied: number
  failure: { reason: string; params: unknown } | null
}
async function until(officer: TestMember, id: string, status: string): Promise<Seen> {
  for (;;) {
    const { import: seen } = await officer.run(importQuery, { id })
    if (seen.status === status) return seen
    if (seen.status === 'FAILED') throw new Error(JSON.stringify(seen.failure))
    await sleep(20)
  }
}

async function asOwner<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: product().test.ownerUrl })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** Kills the worker where it is sure to be half way: waiting for a row that `hold` keeps in a transaction of its own. */
async function killAt(start: () => ChildProcess, hold: string, values: unknown[]): Promise<void> {
  await asOwner(async (client) => {
    await client.query('BEGIN')
    await client.query(hold, values)
    const worker = start()
    const waiting = "SELECT FROM pg_locks WHERE NOT granted AND locktype = 'transactionid'"
    while ((await client.query(waiting)).rowCount === 0) await sleep(20)
    worker.kill('SIGKILL')
    await once(worker, 'exit')
    await client.query('ROLLBACK')
  })
}

const holdRow =
  'SELECT FROM import_row WHERE organisation_id = $1 AND import_id = $2 AND row_number = $3 FOR UPDATE'
const takeRow = `INSERT INTO import_row (organisation_id, import_id, row_number, fingerprint, cells) VALUES ($1, $2, $3, 'x', '[]')`

/** What lies in the tables, whatever the import says of itself. */
const counted = (organisation: TestOrganisation) =>
  asOwner(async (client) => {
    const { rows: found } = await client.query<Record<string, number>>(
      `SELECT (SELECT count(*)::int FROM report WHERE organisation_id = $1) AS reports,
         (SELECT count(DISTINCT what_happened)::int FROM report WHERE organisation_id = $1) AS cases,
         (SELECT count(*)::int FROM import_row WHERE organisation_id = $1) AS rows,
         (SELECT count(*)::int FROM import_row WHERE organisation_id = $1 AND status = 'APPLIED') AS applied,
         (SELECT coalesce(sum(rows_applied), 0)::int FROM import WHERE organisation_id = $1) AS told,
         (SELECT coalesce(sum(last), 0)::int FROM report_counter WHERE organisation_id = $1) AS numbered,
         (SELECT coalesce(sum(reports), 0)::int FROM report_month WHERE organisation_id = $1) AS charted`,
      [organisation.id],
    )
    return found[0] as Record<string, number>
  })

const whole = (reports: number) => ({
  reports,
  cases: reports,
  rows: total,
  applied: reports,
  told: reports,
  numbered: reports,
  charted: reports,
})

test('a worker killed while it reads, judges, applies or takes back leaves nothing half done, and another ends it', {
  timeout: 240_000,
}, async () => {
  const organisation = await makeOrganisation(product())
  const officer = await organisation.as('SAFETY_OFFICER')
  const sink = await openSmtp()
  const start = () => startWorker(product(), sink, { DATA_DIR: folder })
  const id = await upload(organisation, officer)

  await killAt(start, takeRow, [organisation.id, id, late])
  expect(await counted(organisation)).toMatchObject({ rows: 0 })
  let worker = start()
  const { version, mapping } = await until(officer, id, 'STAGED')
  expect(await counted(organisation)).toMatchObject({ rows: total })
  const stopped = async () => {
    worker.kill('SIGTERM')
    await once(worker, 'exit')
  }
  await stopped()

  await officer.run(saveMapping, { input: { id, version, mapping } })
  await killAt(start, holdRow, [organisation.id, id, late])
  worker = start()
  const previewed = await until(officer, id, 'VALIDATED')
  expect(previewed).toMatchObject({ rowsReady: total, rowsRefused: 0, rowsKnown: 0 })
  await stopped()

  await officer.run(applyImport, { input: { id, version: previewed.version } })
  await killAt(start, holdRow, [organisation.id, id, late])
  const { reports = 0, ...half } = await counted(organisation)
  expect(reports).toBeGreaterThan(0)
  expect(reports).toBeLessThan(total)
  expect({ reports, ...half }).toEqual(whole(reports))
  worker = start()
  await until(officer, id, 'APPLIED')
  expect(await counted(organisation)).toEqual(whole(total))
  await stopped()

  await officer.run(undoImport, { id })
  await killAt(start, holdRow, [organisation.id, id, late])
  const { reports: left = 0, ...rest } = await counted(organisation)
  expect(left).toBeGreaterThan(0)
  expect(left).toBeLessThan(total)
  expect({ reports: left, ...rest }).toEqual({ ...whole(left), numbered: total })
  worker = start()
  await until(officer, id, 'UNDONE')
  expect(await counted(organisation)).toEqual(whole(0))
})

test('a file that always kills its worker fails in the end and says so', { timeout: 240_000 }, async () => {
  const organisation = await makeOrganisation(product())
  const officer = await organisation.as('SAFETY_OFFICER')
  const sink = await openSmtp()
  const start = () => startWorker(product(), sink, { DATA_DIR: folder })
  const id = await upload(organisation, officer)
  for (let times = 0; times < 5; times++) await killAt(start, takeRow, [organisation.id, id, late])
  start()
  await expect(until(officer, id, 'STAGED')).rejects.toThrow('import.broken')
  const { import: failed } = await officer.run(importQuery, { id })
  expect(failed.failure).toEqual({ reason: 'import.broken', params: { times: 5 } })
  expect(await counted(organisation)).toMatchObject({ rows: 0, reports: 0 })
})
