import type { Limiter } from '@closecall/core/access/auth-ctx'
import { rateLimited } from '@closecall/core/access/errors'

export type MemoryLimiter = Limiter & { allow(bucket: string, times: number): void }

/** Bounds nothing unless a test asks for it: `limits.allow('sign-in', 5)`. */
export function memoryLimiter(): MemoryLimiter {
  const bounds = new Map<string, number>()
  const counts = new Map<string, number>()
  return {
    allow: (bucket, times) => void bounds.set(bucket, times),
    async consume(bucket, key) {
      const name = `${bucket} ${key}`
      const count = (counts.get(name) ?? 0) + 1
      counts.set(name, count)
      const bound = bounds.get(bucket)
      if (bound !== undefined && count > bound) throw rateLimited(60)
    },
    async reset(bucket, key) {
      counts.delete(`${bucket} ${key}`)
    },
  }
}
