import { loginRoles } from '@closecall/db/roles'
import pg from 'pg'
import { expect, test } from 'vitest'
import { cloneDatabase, useDatabase } from './database'

const database = useDatabase()

async function ask(url: string, statement: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(statement)).rows
  } finally {
    await client.end()
  }
}

test.each(Object.entries(loginRoles))(
  'the %s role signs in and has no power over row security',
  async (door, role) => {
    const url = database().urls[door as keyof typeof loginRoles]
    const rows = await ask(
      url,
      'SELECT current_user AS name, rolsuper, rolbypassrls FROM pg_roles WHERE rolname = current_user',
    )
    expect(rows).toEqual([{ name: role, rolsuper: false, rolbypassrls: false }])
  },
)

test('a clone carries the migrations and knows nothing of another clone', async () => {
  const other = await cloneDatabase()
  await ask(other.ownerUrl, 'CREATE TABLE only_there (id int)')
  const seen = await ask(database().ownerUrl, "SELECT to_regclass('only_there') AS there")
  expect(seen).toEqual([{ there: null }])
  const [first] = await ask(database().ownerUrl, 'SELECT count(*)::int AS n FROM _prisma_migrations')
  expect(first?.n).toBeGreaterThan(0)
  await other.drop()
})

test('text sorts and folds case in Cyrillic too', async () => {
  const rows = await ask(
    database().ownerUrl,
    "SELECT string_agg(x, '' ORDER BY x) AS sorted, lower('ЁЖ') AS lower FROM unnest(ARRAY['б','Ё','а','е']) AS x",
  )
  expect(rows).toEqual([{ sorted: 'абеЁ', lower: 'ёж' }])
})
