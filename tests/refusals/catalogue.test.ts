import { openDatabase } from '@closecall/db/database'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cloneDatabase, type TestDatabase } from '../support/database'
import { makeOrganisation } from '../support/organisation'
import { useProduct } from '../support/product'
import { catalogueFaults, exceptions } from './catalogue'
import { tenantTables } from './contents'

const product = useProduct()
let client: pg.Client

const connect = async (database: TestDatabase) => {
  const client = new pg.Client({ connectionString: database.ownerUrl })
  await client.connect()
  return client
}

beforeAll(async () => {
  client = await connect(product().test)
})
afterAll(async () => {
  await client.end()
})

describe('the catalogue', () => {
  test('holds nothing that breaks tenancy', async () => {
    expect((await tenantTables(client)).length).toBeGreaterThan(15)
    expect(await catalogueFaults(client)).toEqual([])
  })

  test('still has every exception that was explained', async () => {
    const { rows } = await client.query<{ name: string }>(
      `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace UNION SELECT conname FROM pg_constraint UNION SELECT proname FROM pg_proc`,
    )
    const names = new Set(rows.map(({ name }) => name))
    expect(Object.keys(exceptions).filter((name) => !names.has(name))).toEqual([])
  })
})

/** Each breaks one belt of a clone; a proof that stays silent proves nothing. */
const breakages: [string, string][] = [
  ['row security switched off', 'ALTER TABLE report DISABLE ROW LEVEL SECURITY'],
  ['row security not forced', 'ALTER TABLE comment NO FORCE ROW LEVEL SECURITY'],
  ['a policy dropped', 'DROP POLICY tenant ON action'],
  ['a policy that says yes', 'ALTER POLICY tenant ON report USING (true)'],
  ['a policy that lets anything be written', 'ALTER POLICY tenant ON report WITH CHECK (true)'],
  ['a second, laxer policy', 'CREATE POLICY more ON member FOR SELECT USING (true)'],
  ['an index without the organisation', 'CREATE INDEX hasty ON report (submitted_at)'],
  ['a key without the organisation', 'CREATE UNIQUE INDEX hasty ON report (number)'],
  [
    'a foreign key by id alone',
    `ALTER TABLE site ADD UNIQUE (id); ALTER TABLE member_site ADD FOREIGN KEY (site_id) REFERENCES site (id)`,
  ],
  [
    'a table nobody guards',
    'CREATE TABLE photo (organisation_id uuid NOT NULL, id uuid, PRIMARY KEY (organisation_id, id))',
  ],
  ['a table that forgot its tenant', 'CREATE TABLE photo (id uuid PRIMARY KEY)'],
  ['TRUNCATE granted', 'GRANT TRUNCATE ON saved_view TO closecall_app'],
  [
    'a table given away',
    'GRANT CREATE ON SCHEMA public TO closecall_app; ALTER TABLE mail OWNER TO closecall_app',
  ],
  [
    'a function with the caller’s search_path',
    'ALTER FUNCTION search_reports(text, integer, boolean) RESET search_path',
  ],
  [
    'a function that forgot the organisation',
    `CREATE FUNCTION all_numbers() RETURNS SETOF text LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog
       AS 'SELECT number FROM public.report'`,
  ],
  ['a view with its owner’s eyes', 'CREATE VIEW numbers AS SELECT number FROM report'],
]

describe('the proof', () => {
  test.each(breakages)('notices %s', async (_name, statement) => {
    await client.query('BEGIN')
    try {
      await client.query(statement)
      expect(await catalogueFaults(client)).not.toEqual([])
    } finally {
      await client.query('ROLLBACK')
    }
  })

  test('is about something: with one policy broken the app does read another organisation', async () => {
    const clone = await cloneDatabase()
    const database = openDatabase(clone.urls, { max: 4 })
    const owner = await connect(clone)
    try {
      const broken = { ...product(), database, test: clone }
      const ours = await makeOrganisation(broken)
      const theirs = await makeOrganisation(broken)
      const sites = () =>
        database.write(ours.id, (tx) => tx.site.count({ where: { organisationId: theirs.id } }))
      expect(await sites()).toBe(0)
      await owner.query('ALTER POLICY tenant ON site USING (true)')
      expect(await sites()).toBe(2)
      expect(await catalogueFaults(owner)).not.toEqual([])
    } finally {
      await owner.end()
      await database.close()
      await clone.drop()
    }
  })
})
