import { randomUUID } from 'node:crypto'
import { createReadStream, existsSync, readFileSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { writeCsv } from '@closecall/documents/write-csv'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import type { World } from './support/world'
import type { Row } from './table'

const header = 'Date,Site,Place,Type,Severity,Potential severity,What happened,What could happen'.split(',')
const words = 'operator walked past the belt slipped on spilt oil and held on to the rail while it ran'.split(
  ' ',
)
const levels = ['I', 'II', 'III', 'IV', 'V']

function* history(total: number): Generator<string[]> {
  yield header
  for (let i = 0; i < total; i++) {
    const day = new Date(Date.UTC(2012, 0, 1) + (i % 4_000) * 86_400_000).toISOString().slice(0, 10)
    const text = Array.from({ length: 45 }, (_, n) => words[(i * 7 + n * n) % words.length]).join(' ')
    const severity = [levels[i % 3] ?? '', levels[(i % 3) + 2] ?? '']
    const place = [`Plant ${i % 12}`, `Line ${i % 40}`]
    yield [`${day} 08:00:00`, ...place, 'Near miss', ...severity, `${i} ${text}`, 'a fall']
  }
}

type Import = { id: string; status: string; version: number; mapping: unknown; rowsApplied: number }
const fields = '{ id status version mapping rowsApplied }'

/** A file through everything: upload, worker, preview, reports with numbers, search and rollups; beside a bare COPY of it. */
export async function benchImport(world: World, organisation: string, total: number): Promise<Row[]> {
  // Its twelve sites are new, and an officer makes none.
  const { cookie } = await world.sessionOf(organisation, 'ADMIN')
  const folder = await mkdtemp(path.join(tmpdir(), 'closecall-import-'))
  const file = path.join(folder, 'history.csv')
  await writeFile(file, writeCsv(history(total)))
  const bare = await bareCopy(world, file)
  const api = await world.startApi()
  const worker = world.startWorker()

  const ask = async (document: string, variables: object): Promise<Import> => {
    const headers = { cookie, 'content-type': 'application/json' }
    const body = JSON.stringify({ query: document, variables })
    const answer = await (await fetch(api.url, { method: 'POST', headers, body })).json()
    const { data, errors } = answer as { data?: Record<string, Import>; errors?: unknown }
    const found = Object.values(data ?? {})[0]
    if (!found) throw new Error(JSON.stringify(errors))
    return found
  }
  const id = randomUUID()
  const becomes = async (status: string): Promise<Import> => {
    for (;;) {
      const found = await ask(`query ($id: UUID!) { import(id: $id) ${fields} }`, { id })
      if (found.status === status) return found
      if (['FAILED', 'CANCELLED'].includes(found.status)) throw new Error(found.status)
      await new Promise((resolve) => setTimeout(resolve, 250))
    }
  }
  const mutate = (name: string, type: string, input: object) =>
    ask(`mutation ($input: ${type}!) { ${name}(input: $input) ${fields} }`, { input: { id, ...input } })

  try {
    const started = performance.now()
    const seconds = () => (performance.now() - started) / 1_000
    const upload = await fetch(api.url.replace('/graphql', '/uploads/imports'), {
      method: 'POST',
      headers: { cookie, 'content-type': 'application/octet-stream' },
      body: Readable.toWeb(createReadStream(file)) as ReadableStream,
      duplex: 'half',
    })
    const { uploadId } = (await upload.json()) as { uploadId: string }
    await mutate('createImport', 'CreateImportInput', { uploadId, fileName: 'history.csv' })
    const { version, mapping } = await becomes('STAGED')
    const staged = seconds()
    await mutate('saveImportMapping', 'SaveImportMappingInput', { version, mapping })
    const previewed = await becomes('VALIDATED')
    const judged = seconds()
    await mutate('applyImport', 'VersionedImportInput', { version: previewed.version })
    const { rowsApplied } = await becomes('APPLIED')
    const done = seconds()
    if (rowsApplied !== total) throw new Error(`${rowsApplied} of ${total} rows came in`)
    const steps = `read ${staged.toFixed(1)} s, judge ${(judged - staged).toFixed(1)} s, apply ${(done - judged).toFixed(1)} s`
    return [
      {
        bench: `import ${total} rows`,
        what: 'CloseCall: upload, preview, reports',
        figure: `${Math.round(total / done)} rows/s`,
        detail: `${done.toFixed(1)} s (${steps}), worker's peak ${peakMemory(worker.pid)}`,
        ratio: (bare / done).toFixed(3),
      },
      {
        bench: `import ${total} rows`,
        what: 'bare COPY into text columns',
        figure: `${Math.round(total / bare)} rows/s`,
        detail: `${bare.toFixed(1)} s`,
        ratio: '1.000',
      },
    ]
  } finally {
    await Promise.all([api.stop(), worker.stop(), rm(folder, { recursive: true })])
  }
}

async function bareCopy(world: World, file: string): Promise<number> {
  const client = new pg.Client({ connectionString: world.ownerUrl })
  await client.connect()
  try {
    await client.query(`CREATE TABLE import_bare (${header.map((_, i) => `c${i} text`).join(', ')})`)
    const started = performance.now()
    await pipeline(
      createReadStream(file),
      client.query(copyFrom('COPY import_bare FROM STDIN (FORMAT csv, HEADER)')),
    )
    return (performance.now() - started) / 1_000
  } finally {
    await client.end()
  }
}

/** The most a process ever held, where the system tells. */
function peakMemory(pid: number): string {
  const status = `/proc/${pid}/status`
  const kilobytes = existsSync(status) && /VmHWM:\s+(\d+)/.exec(readFileSync(status, 'utf8'))?.[1]
  return kilobytes ? `${Math.round(Number(kilobytes) / 1024)} MB` : 'unknown'
}
