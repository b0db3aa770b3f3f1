import type { Limiter } from '@closecall/core/access/auth-ctx'
import type { Database } from '@closecall/db/database'
export function databaseLimiter(_d: Database, _p: string): Limiter {
  return { async consume() {}, async reset() {} }
}
