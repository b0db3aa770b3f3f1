import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { destroyEmbedded, embeddedRuns, startEmbedded } from '@closecall/db/embedded'
import { freePort } from '@closecall/db/embedded/port'
import pg from 'pg'
import { afterEach, expect, inject, it } from 'vitest'
import { descendantsOf, living } from '../support/processes'
import { begin, type Starter } from '../support/starter'

const password = 'correct horse battery'
const folders: string[] = []
const starters: Starter[] = []

/** Where a product of the test's own may live; all of it is gone afterwards. */
async function place(mode = 0o711) {
  const folder = mkdtempSync(path.join(tmpdir(), 'closecall-start-'))
  folders.push(folder)
  const dataDir = path.join(folder, 'private/data')
  mkdirSync(path.dirname(dataDir), { mode })
  return {
    dataDir,
    port: await freePort(),
    apiPort: await freePort(),
    SEED: 'none',
    TRUSTED_DOCUMENTS: 'off',
  }
}

function start(at: Awaited<ReturnType<typeof place>> & { DATABASE_URL?: string }): Starter {
  const starter = begin(at)
  starters.push(starter)
  return starter
}

afterEach(async () => {
  for (const { child, ended } of starters.splice(0)) {
    child.kill('SIGTERM')
    await ended
  }
  for (const folder of folders.splice(0)) {
    for (const data of ['private/data/postgres', 'postgres']) await destroyEmbedded(path.join(folder, data))
    rmSync(folder, { recursive: true, force: true })
  }
})

async function stopped({ child, ended, said }: Starter, dataDir: string) {
  const family = descendantsOf(child.pid)
  expect(family.length, 'web, api, worker and the keeper').toBeGreaterThanOrEqual(4)
  child.kill('SIGTERM')
  expect(await ended).toBe(0)
  expect(said()).toContain('Stopped')
  // PostgreSQL takes its pid file away a moment before it is gone itself.
  await expect.poll(() => living(family), { timeout: 5_000 }).toEqual([])
  expect(existsSync(path.join(dataDir, 'start.lock'))).toBe(false)
}

const server = (dataDir: string) => path.join(dataDir, 'postgres')

async function ask(port: number, query: string, variables: object) {
  const response = await fetch(`http://127.0.0.1:${port}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  })
  return response.json()
}

async function asOwner(url: string, statement: string) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(statement)
  await client.end()
}

async function signUp(port: number) {
  const input = {
    organisationName: 'Plant',
    country: 'GB',
    locale: 'en',
    timeZone: 'Europe/London',
    siteName: 'Shop',
    name: 'Ada',
    email: 'ada@plant.example',
    password,
  }
  const founded = await ask(port, 'mutation ($input: SignUpInput!) { signUp(input: $input) { role } }', {
    input,
  })
  expect(founded).toEqual({ data: { signUp: { role: 'OWNER' } } })
}

async function signIn(port: number) {
  const input = { email: 'ada@plant.example', password }
  const entered = await ask(port, 'mutation ($input: SignInInput!) { signIn(input: $input) { name } }', {
    input,
  })
  expect(entered).toEqual({ data: { signIn: { name: 'Ada' } } })
}

it('tells where it is and whom to sign in as, and that others can too', () => {
  const { said, url, accounts } = inject('running')
  expect(said).toContain(`Open ${url}`)
  expect(accounts.length).toBeGreaterThan(5)
  for (const { email, personnelNumber } of accounts) expect(said).toContain(email ?? `№ ${personnelNumber}`)
  expect(said).toContain('SEED=none')
})

it.each(['/healthz', '/readyz'])('answers %s where the pages are', async (address) => {
  expect((await fetch(inject('running').url + address)).status).toBe(200)
})

it('killed outright, starts again with what was kept, and stops whole when asked', async () => {
  const at = await place()
  const first = start(at)
  await first.ready()
  await signUp(at.port)
  first.child.kill('SIGKILL')
  await first.ended

  const second = start(at)
  await second.ready()
  await signIn(at.port)
  expect(embeddedRuns(server(at.dataDir))).toBe(true)
  await stopped(second, at.dataDir)
  expect(embeddedRuns(server(at.dataDir))).toBe(false)
})

it('says which port is taken and leaves nothing running', async () => {
  const at = await place()
  const other = createServer().listen(at.port, '127.0.0.1')
  await once(other, 'listening')
  try {
    const starter = start(at)
    expect(await starter.ended).toBe(1)
    expect(starter.said()).toContain(`Port ${at.port} is already in use. Choose another: PORT=`)
    expect(existsSync(path.join(at.dataDir, 'start.lock'))).toBe(false)
    expect(existsSync(server(at.dataDir))).toBe(false)
  } finally {
    other.close()
  }
})

it.skipIf(process.getuid?.() !== 0)('runs as root in a folder that only root can enter', async () => {
  const at = await place(0o700)
  const starter = start(at)
  await starter.ready()
  await signUp(at.port)
  await stopped(starter, at.dataDir)
  expect(embeddedRuns(server(at.dataDir))).toBe(false)
})

it('uses the PostgreSQL it is pointed to, warns of what its log tells, and leaves it running', async () => {
  const at = await place()
  const own = path.join(path.dirname(at.dataDir), '../postgres')
  const { url, stop } = await startEmbedded({ dataDir: own, durable: false })
  try {
    await asOwner(url, "ALTER DATABASE closecall SET log_statement = 'mod'")
    const starter = start({ ...at, DATABASE_URL: url })
    await starter.ready()
    expect(starter.said()).toContain('anonymous report: log_statement = mod (should be none). See docs/')
    await signUp(at.port)
    await stopped(starter, at.dataDir)
    expect(existsSync(server(at.dataDir)), 'no server of its own').toBe(false)
    expect(embeddedRuns(own)).toBe(true)
  } finally {
    await stop()
  }
})
