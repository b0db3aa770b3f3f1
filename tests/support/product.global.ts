import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { destroyEmbedded } from '@closecall/db/embedded'
import { freePort } from '@closecall/db/embedded/port'
import type { TestProject } from 'vitest/node'
import { begin } from './starter'

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
    running: { url: string; apiUrl: string; dataDir: string; accounts: DemoAccount[]; said: string }
  }
}

/** Starts the product as a person would, with data of its own, and stops it the same way. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'closecall-e2e-'))
  chmodSync(dataDir, 0o711)
  const [port, apiPort] = [await freePort(), await freePort()]
  const product = begin({ dataDir, port, apiPort, SEED: 'demo', TRUSTED_DOCUMENTS: 'on' })
  const stop = async () => {
    product.child.kill('SIGTERM')
    await product.ended
    await destroyEmbedded(path.join(dataDir, 'postgres'))
    rmSync(dataDir, { recursive: true, force: true })
  }
  try {
    await product.ready()
  } catch (error) {
    await stop()
    throw error
  }
  const file = path.join(dataDir, 'demo-accounts.json')
  const accounts = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as DemoAccount[]) : []
  const url = `http://localhost:${port}`
  const apiUrl = `http://127.0.0.1:${apiPort}`
  project.provide('running', { url, apiUrl, dataDir, accounts, said: product.said() })
  return stop
}
