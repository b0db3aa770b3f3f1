import type pg from 'pg'
import type { OrgId } from '../org-id'
import { statementName } from '../tenant-client'

/** As much of pg's connection as the extended protocol needs; its types leave these out. */
type Wire = {
  stream: { cork(): void; uncork(): void }
  parsedStatements: Record<string, string | undefined>
  parse(message: { text: string; name: string; types: [] }): void
  bind(message: { portal: ''; statement: string; values: (string | null)[] }): void
  execute(message: { portal: ''; rows: 0 }): void
  sync(): void
}
export type Statement = { text: string; values: (string | null)[] }
type Done = (error: Error | null, cell?: string | null) => void

const inside = "SELECT set_config('app.org', $1, true)"
const insideReading = `${inside}, set_config('transaction_read_only', 'on', true)`

/**
 * Statements sent in one write and ended by one Sync: PostgreSQL runs them as one transaction of their own, so the
 * organisation that the first one sets is forgotten with the last. Answers with the first cell of the last one.
 */
class OneTrip implements pg.Submittable {
  /** Given by the pool. */
  callback: Done | undefined
  readonly text: string
  #cell: string | null = null
  #parsed: [string, string][] = []

  constructor(private readonly statements: Statement[]) {
    this.text = statements.at(-1)?.text ?? ''
  }

  submit(connection: unknown): void {
    const wire = connection as Wire
    wire.stream.cork()
    for (const { text, values } of this.statements) {
      const statement = statementName({ sql: text })
      if (!statement || wire.parsedStatements[statement] === undefined) {
        wire.parse({ text, name: statement, types: [] })
        if (statement) this.#parsed.push([statement, text])
      }
      wire.bind({ portal: '', statement, values })
      wire.execute({ portal: '', rows: 0 })
    }
    wire.sync()
    wire.stream.uncork()
  }

  handleDataRow({ fields }: { fields: (string | null)[] }): void {
    this.#cell = fields[0] ?? null
  }

  handleCommandComplete(): void {}
  handleEmptyQuery(): void {}

  /** The pool then drops this connection, so nobody has to know which statements it had parsed by now. */
  handleError(error: Error): void {
    this.callback?.(error)
  }

  handleReadyForQuery(connection: unknown): void {
    const { parsedStatements } = connection as Wire
    for (const [name, text] of this.#parsed) parsedStatements[name] = text
    this.callback?.(null, this.#cell)
  }
}

const send = (pool: pg.Pool, statements: Statement[]) =>
  pool.query(new OneTrip(statements)) as unknown as Promise<string | null>

/** One statement in a read-only transaction inside the organisation, in one round trip. */
export const askInside = (pool: pg.Pool, org: OrgId, statement: Statement): Promise<string | null> =>
  send(pool, [{ text: insideReading, values: [org] }, statement])

/** The same, allowed to write. */
export const doInside = (pool: pg.Pool, org: OrgId, statement: Statement): Promise<string | null> =>
  send(pool, [{ text: inside, values: [org] }, statement])

/** One statement, in one round trip. */
export const ask = (pool: pg.Pool, statement: Statement): Promise<string | null> => send(pool, [statement])

/** Values as PostgreSQL reads them; it learns their types from the statement. */
export const plainStatement = ({ text, values }: { text: string; values: unknown[] }): Statement => ({
  text,
  values: values.map(plain),
})

function plain(value: unknown): string | null {
  if (value === null || typeof value === 'string') return value
  if (value instanceof Date) return value.toISOString()
  if (typeof value === 'number' || typeof value === 'boolean') return `${value}`
  throw new TypeError(`not a value of a statement: ${typeof value}`)
}
