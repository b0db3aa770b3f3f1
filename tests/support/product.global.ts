import { spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { destroyEmbedded } from '@closecall/db/embedded'
import { freePort } from '@closecall/db/embedded/port'
import type { TestProject } from 'vitest/node'

export type DemoAccount = {
  organisation: string
  role: string
  name: string
  email?: string
  password?: string
  personnelNumber?: string
  pin?: string
  url: string
}

declare module 'vitest' {
  export interface ProvidedContext {
    /** The running product, with the demo's accounts to sign in as. */
    running: { url: string; apiUrl: string; dataDir: string; accounts: DemoAccount[] }
  }
}

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Starts the product as a person would, with data of its own, and stops it the same way. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'closecall-e2e-'))
  chmodSync(dataDir, 0o711)
  const [port, apiPort] = [await freePort(), await freePort()]
  const { child, ended } = begin({ dataDir, port, apiPort })
  const stop = async () => {
    child.kill('SIGTERM')
    await ended
    await destroyEmbedded(path.join(dataDir, 'postgres'))
    rmSync(dataDir, { recursive: true, force: true })
  }
  try {
    await untilReady(child, ended)
  } catch (error) {
    await stop()
    throw error
  }
  const file = path.join(dataDir, 'demo-accounts.json')
  const accounts = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as DemoAccount[]) : []
  const url = `http://localhost:${port}`
  project.provide('running', { url, apiUrl: `http://127.0.0.1:${apiPort}`, dataDir, accounts })
  return stop
}

function begin(at: { dataDir: string; port: number; apiPort: number }) {
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    PORT: String(at.port),
    API_PORT: String(at.apiPort),
    DATA_DIR: at.dataDir,
    SEED: 'demo',
    TRUSTED_DOCUMENTS: 'on',
  }
  // The surroundings of a developer or of the test runner must not leak into the product; '' also beats .env.
  for (const name of ['DATABASE_URL', 'NEXTAUTH_URL', 'SMTP_URL', 'APP_DATABASE_URL']) env[name] = ''
  for (const name of Object.keys(env)) if (/^(VITEST|NODE_ENV$|TZ$)/.test(name)) delete env[name]
  const child = spawn(process.execPath, ['scripts/start.mjs'], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  return { child, ended: new Promise<number | null>((resolve) => child.once('close', resolve)) }
}

async function untilReady(
  child: ReturnType<typeof begin>['child'],
  ended: Promise<number | null>,
): Promise<void> {
  let said = ''
  const ready = new Promise<'ready'>((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk) => {
        said = `${said}${chunk}`.slice(-8_000)
        if (said.includes('\nCloseCall is ready\n')) resolve('ready')
      })
    }
  })
  if ((await Promise.race([ready, ended])) !== 'ready') throw new Error(`The product did not start:\n${said}`)
}
