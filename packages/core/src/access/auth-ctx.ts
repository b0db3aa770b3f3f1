import type { Database } from '@closecall/db/database'
import type { Bucket } from './buckets'

/** Counts attempts; throws RATE_LIMITED with the seconds to wait. One maker in apps/api, one in tests. */
export type Limiter = {
  consume(bucket: Bucket, key: string, reason?: string): Promise<void>
  /** Takes one attempt back: it turned out to be honest. */
  refund(bucket: Bucket, key: string): Promise<void>
  reset(bucket: Bucket, key: string): Promise<void>
  /** Counts without refusing: what happened is known only afterwards. */
  note(bucket: Bucket, key: string): Promise<void>
  /** Refuses as `consume` would, without counting. */
  check(bucket: Bucket, key: string, reason?: string): Promise<void>
  /** Seen from now on for the whole span of the bucket, however often and since whenever it was before. */
  remember(bucket: Bucket, key: string): Promise<void>
  /** Whether anything was counted or remembered lately. */
  seen(bucket: Bucket, key: string): Promise<boolean>
}

/** One sign-in: its name, and when it is over whatever happens. */
export type SessionSpan = { sessionId: string; endsAt: Date }

/** What a use case without an organisation may touch: sign-up, sign-in, joining, password reset. */
export type AuthCtx = {
  db: Database
  /** The client's address as the front door saw it; used for counting only, never stored in the clear. */
  address: string
  /** What the request came with; null for a stranger. */
  session: SessionSpan | null
  limits: Limiter
  /** Mixed into every Argon2id hash and token digest; lives in the environment only. */
  pepper: string
  now(): Date
  id(): string
  /** A fresh unguessable secret, base64url, 256 bits. */
  secret(): string
}
