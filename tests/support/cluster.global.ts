import { randomBytes } from 'node:crypto'
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { destroyEmbedded, startEmbedded } from '@closecall/db/embedded'
import { migrate } from '@closecall/db/migrate'
import { enableRoles } from '@closecall/db/roles'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  export interface ProvidedContext {
    /** The migrated template database as its owner, and the secret the roles' passwords come from. */
    cluster: { ownerUrl: string; secret: string; logFile: string }
  }
}

const prefix = 'closecall-test-'

/** One throw-away server per run; its template is migrated once and cloned by every test file. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await sweep()
  const folder = mkdtempSync(path.join(tmpdir(), prefix))
  writeFileSync(path.join(folder, 'pid'), String(process.pid))
  // As root the server runs under another account, which has to walk through.
  chmodSync(folder, 0o711)
  const dataDir = path.join(folder, 'postgres')
  mkdirSync(dataDir, { mode: 0o711 })
  const server = await startEmbedded({ dataDir, durable: false })
  const stop = async () => {
    await server.stop()
    await destroyEmbedded(dataDir)
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    const secret = randomBytes(16).toString('hex')
    await migrate(server.url)
    await enableRoles(server.url, secret)
    project.provide('cluster', { ownerUrl: server.url, secret, logFile: server.logFile })
  } catch (error) {
    await stop()
    throw error
  }
  return stop
}

/** Servers of test runs that were killed would otherwise pile up. */
async function sweep(): Promise<void> {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(prefix))) {
    const folder = path.join(tmpdir(), name)
    try {
      process.kill(Number(readFileSync(path.join(folder, 'pid'), 'utf8')), 0)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') continue
      await destroyEmbedded(path.join(folder, 'postgres'))
      rmSync(folder, { recursive: true, force: true })
    }
  }
}
