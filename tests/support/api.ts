import { randomBytes } from 'node:crypto'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { memoryStorage } from '@closecall/adapters/storage'
import type { Deps } from '@closecall/api/deps'
import { type RunningServer, startServer } from '@closecall/api/server'
import { pino } from 'pino'
import { v7 } from 'uuid'
import { afterAll, beforeAll } from 'vitest'
import { type Product, pepper, type Route, useProduct } from './product'

export const sessionSecret = 'a session secret for tests only'

/** The API process as it is served, on a free port of loopback, over the test's own database. */
export function useApi(
  change: Partial<Deps> | ((product: Product) => Partial<Deps>) = {},
  route?: Route,
): () => Product & { url: string } {
  const product = useProduct(route)
  const running: RunningServer[] = []
  beforeAll(async () => {
    const { database, limits, clock } = product()
    const server = await startServer({
      database,
      log: pino({ level: 'silent' }),
      port: 0,
      dataDir: mkdtempSync(path.join(tmpdir(), 'closecall-api-')),
      demo: false,
      publicUrl: 'http://localhost:3000',
      trustedProxies: [],
      sessionSecret,
      pepper,
      limits,
      storage: memoryStorage(),
      trusted: null,
      now: () => clock.now,
      id: () => v7(),
      secret: () => randomBytes(32).toString('base64url'),
      ...(typeof change === 'function' ? change(product()) : change),
    })
    running.push(server)
  })
  afterAll(async () => {
    for (const server of running) await server.stop()
  })
  return () => ({ ...product(), url: `http://127.0.0.1:${running[0]?.port}` })
}
