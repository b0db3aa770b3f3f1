import type { Database } from './database'

/** Seconds the oldest event has been waiting for a worker; 0 when nothing waits. More than a minute: no worker runs. */
export async function queueAge(database: Pick<Database, 'auth'>): Promise<number> {
  const rows = await database.auth.$queryRaw<{ age: number }[]>`SELECT queue_age() AS age`
  return rows[0]?.age ?? 0
}
