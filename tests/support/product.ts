import { randomBytes } from 'node:crypto'
import type { AuthCtx } from '@closecall/core/access/auth-ctx'
import { type Database, openDatabase } from '@closecall/db/database'
import type { RoleUrls } from '@closecall/db/roles'
import { v7 } from 'uuid'
import { afterAll, beforeAll } from 'vitest'
import { type TestDatabase, useDatabase } from './database'
import { type MemoryLimiter, memoryLimiter } from './limiter'

export const pepper = 'a pepper for tests only'

export type Product = {
  database: Database
  /** Row security does not hold for its ownerUrl: for looking, never for running the product. */
  test: TestDatabase
  /** What the product takes for now. Tests move it; the clock of the machine never matters. */
  clock: { now: Date }
  limits: MemoryLimiter
  auth(address?: string): AuthCtx
}

/** How the product reaches its database, when not directly. */
export type Route = (urls: RoleUrls) => Promise<RoleUrls>

/** On a busy machine a test waits rather than be refused; those of a bad route are about being refused in time. */
const patient = { maxWait: 10_000, timeout: 20_000 }

/** For a test file's top level: the product's own database doors, opened as the app and sign-in roles. */
export function useProduct(route?: Route): () => Product {
  const clone = useDatabase()
  const opened: Product[] = []
  beforeAll(async () => {
    const urls = (await route?.(clone().urls)) ?? clone().urls
    const database = openDatabase(urls, { max: 20, ...(route ? {} : patient) })
    const clock = { now: new Date('2026-03-10T09:00:00Z') }
    const limits = memoryLimiter()
    const auth = (address = '127.0.0.1'): AuthCtx => ({
      db: database,
      address,
      session: null,
      limits,
      pepper,
      now: () => clock.now,
      id: () => v7(),
      secret: () => randomBytes(32).toString('base64url'),
    })
    opened.push({ database, test: clone(), clock, limits, auth })
  })
  afterAll(async () => {
    await opened[0]?.database.close()
  })
  return () => {
    const [product] = opened
    if (!product) throw new Error('The product is there from beforeAll on')
    return product
  }
}
