import type { Database } from './database'

/**
 * Seconds the oldest event has been waiting for its first attempt; 0 when nothing waits. More than a minute: no worker
 * runs. Asked as the sign-in role, which sees of the outbox only since when something waits.
 */
export async function queueAge(database: Pick<Database, 'auth'>): Promise<number> {
  const [row] = await database.auth.$queryRaw<{ age: number }[]>`
    SELECT coalesce(extract(epoch FROM clock_timestamp() - min(created_at)), 0)::double precision AS age
    FROM outbox WHERE handled_at IS NULL AND attempts = 0`
  return Math.max(0, row?.age ?? 0)
}
