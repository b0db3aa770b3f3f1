import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import type { OrgId } from './org-id'
import { WatchedClient } from './watched-client'

export type BulkTx = {
  query<Row extends pg.QueryResultRow>(text: string, values?: unknown[]): Promise<Row[]>
  /** COPY … FROM STDIN in text format; a cell is null or text. PostgreSQL decides the pace. */
  copy(statement: string, rows: AsyncIterable<(string | null)[]>): Promise<void>
}

/**
 * For many rows at once: one connection of the app role, under row-level security like every other, without the
 * five seconds a request may take.
 */
export type Bulk = {
  write<T>(org: OrgId, work: (tx: BulkTx) => Promise<T>): Promise<T>
  close(): Promise<void>
}

const chunk = 64 * 1024

export function openBulk(appUrl: string, { max = 2 } = {}): Bulk {
  const pool = new pg.Pool({
    connectionString: appUrl,
    Client: WatchedClient as never,
    max,
    connectionTimeoutMillis: 5_000,
    statement_timeout: 300_000,
    lock_timeout: 10_000,
    idle_in_transaction_session_timeout: 60_000,
    options: '-c timezone=UTC',
  })
  // An idle connection that dies is replaced at the next call.
  pool.on('error', () => {})
  return {
    async write(org, work) {
      const client = await pool.connect()
      let broken: Error | undefined
      try {
        await client.query('BEGIN')
        await client.query("SELECT set_config('app.org', $1, true)", [org])
        const result = await work({
          query: async (text, values) => (await client.query(text, values)).rows,
          copy: async (statement, rows) => {
            await pipeline(
              Readable.from(lines(rows), { objectMode: false }),
              client.query(copyFrom(statement)),
            )
          },
        })
        await client.query('COMMIT')
        return result
      } catch (error) {
        await client.query('ROLLBACK').catch((failed: Error) => {
          broken = failed
        })
        throw error
      } finally {
        client.release(broken)
      }
    },
    close: () => pool.end(),
  }
}

const escapes: Record<string, string> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' }
const escaped = (cell: string | null) =>
  cell === null ? '\\N' : cell.replace(/[\\\n\r\t]/g, (sign) => escapes[sign] as string)

async function* lines(rows: AsyncIterable<(string | null)[]>): AsyncGenerator<string> {
  let buffer = ''
  for await (const row of rows) {
    buffer += `${row.map(escaped).join('\t')}\n`
    if (buffer.length < chunk) continue
    yield buffer
    buffer = ''
  }
  if (buffer) yield buffer
}
