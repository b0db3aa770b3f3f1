import { type ChildProcess, spawn } from 'node:child_process'
import path from 'node:path'
import { onTestFinished } from 'vitest'
import type { Product } from './product'

const main = path.join(import.meta.dirname, 'hand-over.main.ts')

/** One hand-over at the clock's moment in a process of its own, which writes photos below `files`; to be killed. */
export function startHandOver({ test: { urls }, clock }: Product, files: string): ChildProcess {
  const { app: APP, auth: AUTH, worker: WORKER } = urls
  const env = { ...process.env, APP, AUTH, WORKER, FILES: files, NOW: clock.now.toISOString() }
  const child = spawn(process.execPath, ['--import', 'tsx', main], { env, stdio: 'inherit' })
  onTestFinished(() => void child.kill('SIGKILL'))
  return child
}
