import pg from 'pg'
import { mintOrgId, type OrgId } from './org-id'
import { WatchedClient } from './watched-client'

/** One thing that waits: enough to open its organisation and do it there as the app role. */
export type Waiting = { org: OrgId; id: string }

/** What the worker sees across organisations: keys and clocks, never texts. */
export type Sweeper = {
  /** `sql` gives `organisation_id` and `id`. */
  waiting(sql: string, values: unknown[]): Promise<Waiting[]>
  /** Every time zone in which somebody works. */
  timeZones(): Promise<string[]>
  /**
   * Runs `work` unless another process is running the same key; answers whether it ran.
   * The lock lives in a connection of its own, so it ends with the process, however that ends.
   */
  alone(key: string, work: () => Promise<void>): Promise<boolean>
  close(): Promise<void>
}

export function openSweeper(url: string): Sweeper {
  const limits = { connectionString: url, connectionTimeoutMillis: 1_000, statement_timeout: 5_000 }
  const pool = new pg.Pool({ ...limits, Client: WatchedClient as never, max: 2, options: '-c timezone=UTC' })
  pool.on('error', () => {}) // an idle connection was cut; the next query opens another

  return {
    async waiting(sql, values) {
      const { rows } = await pool.query<{ organisation_id: string; id: string }>(sql, values)
      return rows.map((row) => ({ org: mintOrgId(row.organisation_id), id: row.id }))
    },
    async timeZones() {
      const { rows } = await pool.query<{ time_zone: string }>('SELECT DISTINCT time_zone FROM organisation')
      return rows.map((row) => row.time_zone)
    },
    async alone(key, work) {
      // As patient as the work it stands for: with this connection the lock would go.
      const client: pg.Client = new WatchedClient({ ...limits, statement_timeout: 60_000 })
      client.on('error', () => {})
      await client.connect()
      try {
        const sql = 'SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS free'
        const { rows } = await client.query<{ free: boolean }>(sql, [key])
        if (!rows[0]?.free) return false
        await work()
        return true
      } finally {
        await client.end()
      }
    },
    close: () => pool.end(),
  }
}
