import { placeUses } from '@closecall/core/sites/place-use'
import pg from 'pg'
import { v4 } from 'uuid'
import { expect, test } from 'vitest'
import { nobody } from '../support/asker'
import { importQuery, undoImport, useImports } from '../support/imports'
import { createKiosk, kioskAt } from '../support/kiosks'
import { makeOrganisation, type TestMember, type TestOrganisation } from '../support/organisation'
import { rowsOf } from '../support/owner'
import { useProduct } from '../support/product'

const product = useProduct()
const bench = useImports(product)

const file = `Date,Site,Location,What happened
2016-01-01,Quarry,Belt,A stone rolled off the belt
2016-01-02,Quarry,Belt,A stone rolled off the belt again
`

type Places = { siteId: string; locationId: string }
type Scene = { organisation: TestOrganisation; owner: TestMember } & Places

async function imported() {
  const organisation = await makeOrganisation(product())
  const owner = await organisation.as('OWNER')
  const { id } = await bench().apply(organisation, owner, file)
  const [places] = await rowsOf(
    product(),
    `SELECT site_id AS "siteId", id AS "locationId" FROM location WHERE name = 'Belt' AND organisation_id = $1`,
    [organisation.id],
  )
  const undo = async () => {
    await owner.run(undoImport, { id })
    await bench().work(organisation, id)
    return (await owner.run(importQuery, { id })).import
  }
  return { organisation, owner, id, undo, ...(places as Places) }
}

const invite =
  'mutation ($input: InviteMemberInput!) { inviteMember(input: $input) { token invitation { id } } }'
const invited = (siteId: string) => ({
  input: { role: 'SUPERVISOR', allSites: false, siteIds: [siteId], name: 'Jo', send: false },
})
const keep =
  (filter: object) =>
  async ({ owner }: Scene) => {
    const save = 'mutation ($input: SaveViewInput!) { saveView(input: $input) { id } }'
    await owner.run(save, { input: { name: 'Mine', filter } })
  }
const put =
  (sql: string) =>
  async ({ organisation, siteId, locationId }: Scene) => {
    const values = { organisation: organisation.id, site: siteId, location: locationId, id: v4() }
    const named = sql.replaceAll(/:(\w+)/g, (_, name: keyof typeof values) => `'${values[name]}'`)
    await rowsOf(product(), named)
  }
const card = (privacy: string, location: string) =>
  put(`INSERT INTO report (organisation_id, id, number, type, privacy, site_id, location_id, title, what_happened, occurred_at, submitted_at)
    VALUES (:organisation, :id, '${privacy === 'ANONYMOUS' ? 'AN-2016-5000001' : 'NM-2016-0009'}', 'NEAR_MISS', '${privacy}', :site, ${location}, 'Oil', 'Oil', now(), now())`)

const site = (...uses: string[]) => ({ site: 'Quarry', location: null, uses })
const belt = (...uses: string[]) => ({ site: 'Quarry', location: 'Belt', uses })

const ways: [string, (scene: Scene) => Promise<unknown>, object[]][] = [
  [
    'a kiosk',
    ({ owner, organisation, siteId }) =>
      createKiosk(owner, kioskAt(organisation, { siteId, locationId: null })),
    [site('KIOSK')],
  ],
  [
    'a kiosk at a spot',
    ({ owner, organisation, siteId, locationId }) =>
      createKiosk(owner, kioskAt(organisation, { siteId, locationId })),
    [site('LOCATION', 'KIOSK'), belt('KIOSK')],
  ],
  [
    'a paper box',
    ({ owner, siteId, locationId }) =>
      owner.run('mutation ($input: RegisterBoxInput!) { registerBox(input: $input) { id } }', {
        input: { name: 'Box', siteId, locationId },
      }),
    [site('LOCATION', 'BOX'), belt('BOX')],
  ],
  [
    'a supervisor',
    ({ organisation, siteId }) => organisation.as('SUPERVISOR', { sites: [siteId] }),
    [site('MEMBER')],
  ],
  ['an open invitation', ({ owner, siteId }) => owner.run(invite, invited(siteId)), [site('INVITATION')]],
  [
    'a spot made by hand',
    ({ owner, siteId }) =>
      owner.run('mutation ($input: CreateLocationInput!) { createLocation(input: $input) { id } }', {
        input: { siteId, name: 'Gate' },
      }),
    [site('LOCATION')],
  ],
  ['a card', card('NAMED', ':location'), [site('LOCATION', 'REPORT'), belt('REPORT')]],
  ['a card without a name', card('ANONYMOUS', 'NULL'), [site('OTHER')]],
  [
    'a scanned poster',
    put(`INSERT INTO location_scan (organisation_id, code_id, day, scans)
      SELECT organisation_id, id, '2026-03-01', 1 FROM location_code WHERE location_id = :location`),
    [site('LOCATION'), belt('OTHER')],
  ],
  [
    'a replaced poster',
    put(`UPDATE location_code SET version = 2 WHERE site_id = :site AND location_id IS NULL`),
    [site('OTHER')],
  ],
  ['a view of the site', async (scene) => keep({ siteId: [scene.siteId] })(scene), [site('OTHER')]],
  [
    'a view of the spot',
    async (scene) => keep({ locationId: [scene.locationId] })(scene),
    [site('LOCATION'), belt('OTHER')],
  ],
  [
    'that it is the only open site',
    put(`UPDATE site SET archived_at = now() WHERE organisation_id = :organisation AND id <> :site`),
    [site('LAST_SITE')],
  ],
]

test.each(ways)('%s keeps the place, and the undo says so and ends', async (_, use, kept) => {
  const scene = await imported()
  await use(scene)
  expect(await scene.undo()).toMatchObject({
    status: 'UNDONE',
    rowsApplied: 0,
    keptPlaces: kept,
    failure: null,
  })
})

test('every use is told', () => {
  const told = ways.flatMap(([, , kept]) => kept.flatMap((place) => (place as { uses: string[] }).uses))
  expect(new Set(told)).toEqual(new Set(placeUses))
})

test('whatever points at a place either keeps it or goes with it', async () => {
  const rows = await rowsOf(
    product(),
    `SELECT DISTINCT c.relname AS name FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
     WHERE a.attname ~ '^(site|location)_ids?$' AND c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace
     UNION SELECT k.conrelid::regclass::name FROM pg_constraint k WHERE k.confrelid IN ('site'::regclass, 'location'::regclass)`,
  )
  const keeping = ['action', 'box', 'invitation', 'kiosk', 'location', 'member_site', 'report']
  const goingAlong = ['action_due', 'location_code', 'report_month', 'report_stage']
  // Its cards move without their place: a place that stayed for one would date it.
  const neither = ['intake_report']
  expect(rows.map(({ name }) => String(name)).toSorted()).toEqual(
    [...keeping, ...goingAlong, ...neither].toSorted(),
  )
})

test('what nothing uses goes, on record, and the numbers are given out again', async () => {
  const { organisation, owner, undo } = await imported()
  await card('ANONYMOUS', 'NULL')({ organisation, owner, siteId: organisation.sites[0].id, locationId: '' })
  expect(await undo()).toMatchObject({ status: 'UNDONE', keptPlaces: [], viewerCan: { undo: false } })
  const removed = await rowsOf(
    product(),
    `SELECT event, changes FROM audit WHERE organisation_id = $1 AND event LIKE '%.removed' ORDER BY event`,
    [organisation.id],
  )
  expect(removed).toEqual([
    { event: 'location.removed', changes: { name: ['Belt', null], site: ['Quarry', null] } },
    { event: 'site.removed', changes: { name: ['Quarry', null] } },
  ])
  expect(await bench().apply(organisation, owner, file)).toMatchObject({ status: 'APPLIED', rowsApplied: 2 })
  const { reports } = await owner.run('{ reports(first: 9) { edges { node { number } } } }')
  const numbers = reports.edges.map(({ node }: { node: { number: string } }) => node.number)
  expect(numbers).toEqual(expect.arrayContaining(['NM-2016-0001', 'NM-2016-0002']))
})

test('of several last open sites one stays, the one that is used where there is such', async () => {
  for (const used of [false, true]) {
    const organisation = await makeOrganisation(product())
    const owner = await organisation.as('OWNER')
    const done = await bench().apply(organisation, owner, `${file}2016-01-03,Pit,Ramp,Slipped on the ramp\n`)
    const others = `UPDATE site SET archived_at = now() WHERE organisation_id = $1 AND name IN ('North', 'South')`
    await rowsOf(product(), others, [organisation.id])
    const [quarry] = await rowsOf(
      product(),
      `SELECT id FROM site WHERE organisation_id = $1 AND name = 'Quarry'`,
      [organisation.id],
    )
    if (used) await organisation.as('SUPERVISOR', { sites: [String(quarry?.id)] })
    await owner.run(undoImport, { id: done.id })
    await bench().work(organisation, done.id)
    const { keptPlaces } = (await owner.run(importQuery, { id: done.id })).import
    expect(keptPlaces).toEqual(used ? [site('MEMBER')] : [{ ...site('LAST_SITE'), site: 'Pit' }])
  }
})

test('an invitation to an imported site is accepted after the undo; one that comes too late finds no such site', async () => {
  const { owner, siteId, undo } = await imported()
  const { token } = (await owner.run(invite, invited(siteId))).inviteMember
  await undo()
  const accept = 'mutation ($input: AcceptInvitationInput!) { acceptInvitation(input: $input) { role } }'
  const joiner = { token, name: 'Jo', email: `${v4()}@plant.test`, password: 'slippery-when-wet' }
  expect((await nobody(product()).run(accept, { input: joiner })).acceptInvitation.role).toBe('SUPERVISOR')

  const late = await imported()
  const client = new pg.Client({ connectionString: product().test.ownerUrl })
  await client.connect()
  await client.query('BEGIN')
  await client.query('DELETE FROM report WHERE site_id = $1', [late.siteId])
  for (const table of ['report_month', 'report_stage', 'location']) {
    await client.query(`DELETE FROM ${table} WHERE site_id = $1`, [late.siteId])
  }
  await client.query('DELETE FROM site WHERE id = $1', [late.siteId])
  const refused = late.owner.expectError('NOT_FOUND', invite, invited(late.siteId))
  for (;;) {
    const [held] = await rowsOf(product(), 'SELECT FROM pg_locks WHERE NOT granted')
    if (held) break
  }
  await client.query('COMMIT')
  await client.end()
  await refused
})
