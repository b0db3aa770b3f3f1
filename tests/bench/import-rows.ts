import { randomBytes } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { fileStorage } from '@closecall/adapters/storage'
import type { Actor } from '@closecall/core/access/actor'
import { openCtx } from '@closecall/core/access/ctx'
import { applyImport } from '@closecall/core/imports/apply-import'
import { createImport } from '@closecall/core/imports/create-import'
import { storageKey } from '@closecall/core/imports/import'
import type { ImportMapping } from '@closecall/core/imports/import.input'
import { runImport } from '@closecall/core/imports/run-import'
import { saveImportMapping } from '@closecall/core/imports/save-import-mapping'
import { undoImport } from '@closecall/core/imports/undo-import'
import { openBulk } from '@closecall/db/bulk'
import { openDatabase } from '@closecall/db/database'
import { destroyEmbedded, startEmbedded } from '@closecall/db/embedded'
import { migrate } from '@closecall/db/migrate'
import { mintOrgId } from '@closecall/db/org-id'
import { enableRoles, roleUrls } from '@closecall/db/roles'
import { writeCsv } from '@closecall/documents/write-csv'
import { writeXlsx } from '@closecall/documents/write-xlsx'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { v7 } from 'uuid'

/** `npx tsx tests/bench/import-rows.ts [rows] [csv|xlsx]`: every step of an import beside a bare COPY of the same file. */
const total = Number(process.argv[2] ?? 100_000)
const format = process.argv[3] === 'xlsx' ? 'xlsx' : 'csv'

const header = 'Date,Site,Place,Type,Severity,Potential severity,What happened,What could happen'.split(',')
const words =
  'operator walked past the belt slipped on spilt oil and held on to the rail while valve opened'.split(' ')
const levels = ['I', 'II', 'III', 'IV', 'V']
function* rows(): Generator<string[]> {
  for (let i = 0; i < total; i++) {
    const day = new Date(Date.UTC(2012, 0, 1) + (i % 4_000) * 86_400_000).toISOString().slice(0, 10)
    const text = Array.from({ length: 45 }, (_, n) => words[(i * 7 + n * n) % words.length]).join(' ')
    const severity = [levels[i % 3] ?? '', levels[(i % 3) + 2] ?? '']
    yield [
      `${day} 08:00:00`,
      `Plant ${i % 12}`,
      `Line ${i % 40}`,
      'Near miss',
      ...severity,
      `${i} ${text}`,
      'a fall',
    ]
  }
}

const folder = await mkdtemp(path.join(tmpdir(), 'closecall-bench-'))
const server = await startEmbedded({ dataDir: path.join(folder, 'postgres') })
const secret = randomBytes(16).toString('hex')
await migrate(server.url)
await enableRoles(server.url, secret)
const urls = roleUrls(server.url, secret)
const database = openDatabase(urls)
const bulk = openBulk(urls.app)
const storage = fileStorage(path.join(folder, 'uploads'))

const org = mintOrgId(v7())
const createdAt = new Date()
const memberId = v7()
await database.join(org, async (tx) => {
  const place = { country: 'RU', locale: 'en', timeZone: 'Europe/Moscow' }
  await tx.organisation.createMany({ data: [{ id: org, slug: 'bench', name: 'Bench', ...place, createdAt }] })
})
const who = { role: 'SAFETY_OFFICER', locale: 'en', name: 'Officer' } as const
await database.write(org, async (tx) => {
  await tx.member.create({ data: { organisationId: org, id: memberId, ...who, createdAt } })
})
const officer: Actor = { kind: 'member', memberId, personId: null, sites: 'ALL', ...who }
const me = openCtx(database, { org, actor: officer })
const worker = openCtx(database, { org, actor: { kind: 'system' } })

const [id, uploadId] = [v7(), v7()]
const file =
  format === 'csv' ? writeCsv([header, ...rows()]) : writeXlsx({ name: 'History', header, rows: rows() })
const { size } = await storage.write(storageKey(org, uploadId), file)
const timings: { step: string; seconds: number }[] = []
async function timed(step: string, work: () => Promise<unknown>) {
  const started = performance.now()
  await work()
  timings.push({ step, seconds: Math.round(performance.now() - started) / 1000 })
}
let highest = 0
const watch = setInterval(() => {
  highest = Math.max(highest, process.memoryUsage().rss)
}, 20)

const run = () => runImport(worker, { bulk, storage }, id)
const load = () => database.write(org, (tx) => tx.import.findFirstOrThrow({ where: { id } }))
await createImport(me, { id, uploadId, fileName: `history.${format}` })
await timed('read and stage', run)
const { version, mapping } = await load()
await saveImportMapping(me, { id, version, mapping: mapping as unknown as ImportMapping })
await timed('judge and preview', run)
await applyImport(me, { id, version: (await load()).version })
await timed('apply', run)
const { rowsApplied } = await load()
const whole = timings.reduce((sum, { seconds }) => sum + seconds, 0)
const peak = highest
clearInterval(watch)
await undoImport(me, { id })
await timed('undo', run)

if (format === 'csv') {
  const owner = new pg.Client({ connectionString: server.url })
  await owner.connect()
  await owner.query(`CREATE TABLE bare (${header.map((_, i) => `c${i} text`).join(', ')})`)
  await timed('bare COPY of the file', async () => {
    const stream = owner.query(copyFrom('COPY bare FROM STDIN (FORMAT csv, HEADER)'))
    await pipeline(createReadStream(path.join(folder, 'uploads', storageKey(org, uploadId))), stream)
  })
  await owner.end()
}

const megabytes = (bytes: number) => `${(bytes / 1024 / 1024).toFixed(0)} MB`
console.table(timings)
console.warn(
  `${rowsApplied} reports of ${total} rows (${format}, ${megabytes(size)}) in ${whole.toFixed(1)} s, ` +
    `${Math.round(total / whole)} rows/s, peak memory ${megabytes(peak)}; left after undo: ${(await load()).rowsApplied}`,
)
await bulk.close()
await database.close()
await server.stop()
await destroyEmbedded(path.join(folder, 'postgres'))
await rm(folder, { recursive: true, force: true })
