import { type ChildProcess, spawn } from 'node:child_process'
import path from 'node:path'
import type { OrgId } from '@closecall/db/org-id'
import { onTestFinished } from 'vitest'
import type { Product } from './product'

const main = path.join(import.meta.dirname, 'hand-over.main.ts')

/** One hand-over in a process of its own, to be killed. */
export function startHandOver({ test }: Product, organisations: OrgId[]): ChildProcess {
  const env = { ...process.env, APP: test.urls.app, AUTH: test.urls.auth, ORGS: organisations.join() }
  const child = spawn(process.execPath, ['--import', 'tsx', main], { env, stdio: 'inherit' })
  onTestFinished(() => void child.kill('SIGKILL'))
  return child
}
