import { createHmac } from 'node:crypto'
import type { Limiter } from '@closecall/core/access/auth-ctx'
import { type Bucket, buckets, lockSeconds } from '@closecall/core/access/buckets'
import { rateLimited } from '@closecall/core/access/errors'
import type { Database } from '@closecall/db/database'
import { RateLimiterPostgres, type RateLimiterRes } from 'rate-limiter-flexible'

type Statement = { text: string; values: unknown[] }
type Counted = { key: string; points: number; expire: bigint | null }

const day = 24 * 60 * 60

const seconds = (ms: number) => Math.max(1, Math.ceil(ms / 1_000))

/** The store speaks to node-postgres; this gives it the sign-in role's client instead. */
function storeOver(auth: Database['auth']) {
  return {
    async query({ text, values }: Statement) {
      // Clocks are larger than an integer, which a plain number would be sent as.
      const sent = values.map((value) =>
        typeof value === 'number' && value > 2 ** 31 ? BigInt(value) : value,
      )
      const found = await auth.$queryRawUnsafe<Counted[]>(text, ...sent)
      const rows = found.map((row) => ({ ...row, expire: row.expire === null ? null : Number(row.expire) }))
      return { rows, rowCount: rows.length }
    },
  }
}

/**
 * Counts attempts in the table rate_limit, for all processes together. Its keys are keyed digests: who tried to sign in,
 * and from where, cannot be read from it.
 */
export function databaseLimiter(database: Pick<Database, 'auth'>, pepper: string): Limiter {
  const storeClient = storeOver(database.auth)
  const counter = (keyPrefix: string, points: number, duration: number) =>
    new RateLimiterPostgres({
      storeClient,
      storeType: 'client',
      tableName: 'rate_limit',
      tableCreated: true,
      clearExpiredByTimeout: true,
      keyPrefix,
      points,
      duration,
    })
  const attempts = Object.fromEntries(
    Object.entries(buckets).map(([name, { points, seconds }]) => [name, counter(name, points, seconds)]),
  ) as Record<Bucket, RateLimiterPostgres>
  const overflows = counter('overflow', Number.MAX_SAFE_INTEGER, day)
  const digest = (bucket: Bucket, key: string) =>
    createHmac('sha256', pepper).update(`limit:${bucket}:${key}`).digest('base64url')

  /** Counts one; the seconds to wait where that was too many. */
  async function count(bucket: Bucket, name: string): Promise<number | null> {
    try {
      await attempts[bucket].consume(name)
      return null
    } catch (refusal) {
      if (refusal instanceof Error) throw refusal
      const { msBeforeNext, consumedPoints } = refusal as RateLimiterRes
      const rule = buckets[bucket]
      // The first attempt too many starts the lock; those during it do not make it longer.
      if (!('growing' in rule) || consumedPoints !== rule.points + 1) return seconds(msBeforeNext)
      const { consumedPoints: times } = await overflows.consume(name)
      const wait = lockSeconds(rule.seconds, times, rule.growing)
      await attempts[bucket].block(name, wait)
      return wait
    }
  }

  return {
    async consume(bucket, key, reason) {
      const wait = await count(bucket, digest(bucket, key))
      if (wait !== null) throw rateLimited(wait, reason)
    },
    async note(bucket, key) {
      await count(bucket, digest(bucket, key))
    },
    async remember(bucket, key) {
      // Counting would keep the end that the first count has set.
      await attempts[bucket].set(digest(bucket, key), 1, buckets[bucket].seconds)
    },
    async check(bucket, key, reason) {
      const counted = await attempts[bucket].get(digest(bucket, key))
      if (counted && counted.consumedPoints > buckets[bucket].points)
        throw rateLimited(seconds(counted.msBeforeNext), reason)
    },
    async seen(bucket, key) {
      return (await attempts[bucket].get(digest(bucket, key))) !== null
    },
    async refund(bucket, key) {
      await attempts[bucket].reward(digest(bucket, key))
    },
    async reset(bucket, key) {
      const name = digest(bucket, key)
      await Promise.all([attempts[bucket].delete(name), overflows.delete(name)])
    },
  }
}
