import type { Storage } from '@closecall/adapters/storage'
import type { Limiter } from '@closecall/core/access/auth-ctx'
import type { Database } from '@closecall/db/database'
import type { Logger } from 'pino'
import type { TrustedDocuments } from './trusted-documents'

/** What the process is given to run with. */
export type Deps = {
  database: Database
  log: Logger
  /** 0 takes a free one. */
  port: number
  dataDir: string
  demo: boolean
  publicUrl: string
  /** Addresses and networks whose word about the client's address counts, besides loopback. */
  trustedProxies: string[]
  sessionSecret: string
  pepper: string
  limits: Limiter
  storage: Storage
  /** Null: free queries and introspection (development). */
  trusted: TrustedDocuments | null
  now(): Date
  id(): string
  secret(): string
}
