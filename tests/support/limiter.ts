import type { Limiter } from '@closecall/core/access/auth-ctx'
import type { Bucket } from '@closecall/core/access/buckets'
import { rateLimited } from '@closecall/core/access/errors'

export type MemoryLimiter = Limiter & { allow(bucket: Bucket, times: number): void }

/** Bounds nothing unless a test asks for it: `limits.allow('sign-in', 5)`. */
export function memoryLimiter(): MemoryLimiter {
  const bounds = new Map<string, number>()
  const counts = new Map<string, number>()
  const over = (bucket: Bucket, count: number) => count > (bounds.get(bucket) ?? Number.POSITIVE_INFINITY)
  return {
    allow: (bucket, times) => void bounds.set(bucket, times),
    async consume(bucket, key, reason) {
      const name = `${bucket} ${key}`
      const count = (counts.get(name) ?? 0) + 1
      counts.set(name, count)
      if (over(bucket, count)) throw rateLimited(60, reason)
    },
    async note(bucket, key) {
      const name = `${bucket} ${key}`
      counts.set(name, (counts.get(name) ?? 0) + 1)
    },
    async remember(bucket, key) {
      counts.set(`${bucket} ${key}`, 1)
    },
    async check(bucket, key, reason) {
      if (over(bucket, counts.get(`${bucket} ${key}`) ?? 0)) throw rateLimited(60, reason)
    },
    async seen(bucket, key) {
      return counts.has(`${bucket} ${key}`)
    },
    async refund(bucket, key) {
      const name = `${bucket} ${key}`
      counts.set(name, (counts.get(name) ?? 1) - 1)
    },
    async reset(bucket, key) {
      counts.delete(`${bucket} ${key}`)
    },
  }
}
