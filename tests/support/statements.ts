import pg from 'pg'

type Query = (...args: unknown[]) => unknown

/** The statements sent to PostgreSQL while `work` runs, without those that only frame a transaction. */
export async function statementsOf(work: () => Promise<unknown>): Promise<string[]> {
  const sent: string[] = []
  const prototype = pg.Client.prototype as unknown as { query: Query }
  const query = prototype.query
  prototype.query = function counted(this: unknown, ...args: unknown[]) {
    const [first] = args
    const text = typeof first === 'string' ? first : (first as { text?: string } | null)?.text
    if (text && !/^(BEGIN|COMMIT|ROLLBACK|SELECT set_config)/i.test(text.trim())) sent.push(text)
    return Reflect.apply(query, this, args)
  }
  try {
    await work()
  } finally {
    prototype.query = query
  }
  return sent
}
