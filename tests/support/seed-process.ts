import { type ChildProcess, spawn } from 'node:child_process'
import path from 'node:path'
import { onTestFinished } from 'vitest'
import type { TestDatabase } from './database'
import { pepper } from './product'

const main = path.join(import.meta.dirname, '../../prisma/seed.ts')

type Seeding = ChildProcess & { said: string; ended: Promise<unknown> }

/** The seed as the start runs it: another process, which a test may kill. */
export function startSeed(clone: TestDatabase, folder: string): Seeding {
  const { app, auth } = clone.urls
  const env = {
    ...process.env,
    APP_DATABASE_URL: app,
    AUTH_DATABASE_URL: auth,
    PEPPER: pepper,
    DATA_DIR: folder,
  }
  const child = spawn(process.execPath, ['--import', 'tsx', main], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const seeding = Object.assign(child, {
    said: '',
    ended: new Promise((resolve) => child.once('close', (code, signal) => resolve(signal ?? code))),
  })
  child.stdout?.on('data', (chunk) => (seeding.said += chunk))
  onTestFinished(() => void child.kill('SIGKILL'))
  return seeding
}
