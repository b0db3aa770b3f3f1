import type { Database } from './database'

const oldest = `
  SELECT to_json(extract(epoch FROM clock_timestamp() - min(created_at))::double precision)
  FROM outbox WHERE handled_at IS NULL AND attempts = 0`

/**
 * Seconds the oldest event has been waiting for its first attempt; 0 when nothing waits. More than a minute: no worker
 * runs. Asked as the sign-in role, which sees of the outbox only since when something waits.
 */
export async function queueAge(database: Pick<Database, 'pulse'>): Promise<number> {
  return Math.max(0, (await database.pulse<number>({ text: oldest, values: [] })) ?? 0)
}
