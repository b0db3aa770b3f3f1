import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { beforeEach, expect, test, vi } from 'vitest'
import { makeOrganisation, type TestMember, type TestOrganisation } from '../support/organisation'
import { rowsOf } from '../support/owner'
import { useProduct } from '../support/product'
import { card } from '../support/reports'

const product = useProduct()
let organisation: TestOrganisation
let owner: TestMember
let siteId: string
let locationId: string

const make = (noun: string, fields: string) =>
  `mutation ($input: Create${noun}Input!) { create${noun}(input: $input) { ${fields} } }`

beforeEach(async () => {
  organisation = await makeOrganisation(product())
  owner = await organisation.as('OWNER')
  siteId = (await owner.run(make('Site', 'id'), { input: { name: 'Pit' } })).createSite.id
  const input = { siteId, name: 'Ramp' }
  locationId = (await owner.run(make('Location', 'id'), { input })).createLocation.id
})

/** Begins the work while the site is being removed, as the undo of an import does it, and ends the removal once the work waits. */
async function whileRemoving<T>(work: () => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: product().test.ownerUrl })
  await client.connect()
  try {
    await client.query('BEGIN')
    const { rows } = await client.query('SELECT pg_backend_pid() AS pid')
    await client.query('DELETE FROM location WHERE site_id = $1', [siteId])
    await client.query('DELETE FROM site WHERE id = $1', [siteId])
    let over = false
    const working = work().finally(() => {
      over = true
    })
    const waits = 'SELECT FROM pg_stat_activity WHERE $1::int = ANY (pg_blocking_pids(pid))'
    while (!over && (await rowsOf(product(), waits, [rows[0].pid])).length === 0);
    expect(over, 'it waits for the removal').toBe(false)
    await client.query('COMMIT')
    return await working
  } finally {
    await client.end()
  }
}

test.each<[string, string, () => Record<string, unknown>]>([
  [
    'a report',
    'mutation ($input: SubmitReportInput!) { submitReport(input: $input) { id } }',
    () => card(organisation, { siteId, locationId: null }),
  ],
  [
    'a box',
    'mutation ($input: RegisterBoxInput!) { registerBox(input: $input) { id } }',
    () => ({ siteId, locationId, name: 'By the door' }),
  ],
  ['a location', make('Location', 'id'), () => ({ siteId, name: 'Bench' })],
  [
    'a kiosk',
    make('Kiosk', 'code'),
    () => ({ id: randomUUID(), siteId, locationId, name: 'Canteen', pin: '880421' }),
  ],
  [
    'a table of people',
    'mutation ($input: ImportPeopleInput!) { importPeople(input: $input) { created } }',
    () => ({ rows: [{ name: 'Anna', personnelNumber: '101', site: 'Pit' }], apply: true }),
  ],
])(
  '%s at a site that is being removed finds no such site, and the cause is logged',
  async (_, verb, input) => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => {})
    const { errors } = await whileRemoving(() => owner.ask(verb, { input: input() }))
    const extensions = { code: 'NOT_FOUND', reason: 'not_found' }
    expect(errors).toMatchObject([{ message: 'Not found', extensions }])
    expect(log).toHaveBeenCalledOnce()
    const held = await rowsOf(product(), 'SELECT FROM audit WHERE organisation_id = $1', [organisation.id])
    expect(held).toHaveLength(2)
  },
)
