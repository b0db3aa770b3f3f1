import { expect, test } from 'vitest'
import { applyImport, importQuery, useImports } from '../support/imports'
import { makeOrganisation, type TestOrganisation } from '../support/organisation'
import { rowsOf } from '../support/owner'
import { useProduct } from '../support/product'

const product = useProduct()
const bench = useImports(product)

const file = `Date,Site,Location,What happened
2016-01-01,Quarry,Belt,A stone rolled off the belt
2016-01-02,North,Ramp,Slipped on the ramp
`

const placesOf = ({ id }: TestOrganisation) =>
  rowsOf(
    product(),
    `SELECT name FROM site WHERE organisation_id = $1 UNION ALL SELECT name FROM location WHERE organisation_id = $1 ORDER BY 1`,
    [id],
  ).then((rows) => rows.map(({ name }) => String(name)))

test('who may not make a site by hand makes none with a file, and is told before', async () => {
  const organisation = await makeOrganisation(product())
  const officer = await organisation.as('SAFETY_OFFICER')
  const before = await placesOf(organisation)
  const { id, version, preview, viewerCan } = await bench().preview(organisation, officer, file)
  expect(preview.newSites).toEqual(['Quarry'])
  expect(viewerCan).toMatchObject({ map: true, apply: false, cancel: true })
  const refused = await officer.expectError('FORBIDDEN', applyImport, { input: { id, version } })
  expect(refused.extensions?.reason).toBe('import.new_sites')
  await bench().work(organisation, id)
  expect(await placesOf(organisation)).toEqual(before)

  const admin = await organisation.as('ADMIN')
  expect((await admin.run(importQuery, { id })).import.viewerCan.apply).toBe(true)
  await admin.run(applyImport, { input: { id, version } })
  await bench().work(organisation, id)
  expect((await officer.run(importQuery, { id })).import).toMatchObject({ status: 'APPLIED', rowsApplied: 2 })
  expect(await placesOf(organisation)).toEqual([...before, 'Belt', 'Quarry', 'Ramp'].toSorted())
})

test('mapped to sites that are there it is the officer’s; each place it makes is on record', async () => {
  const organisation = await makeOrganisation(product())
  const officer = await organisation.as('SAFETY_OFFICER')
  const [north, south] = organisation.sites
  const sites = { Quarry: { id: south.id }, North: { id: north.id } }
  const done = await bench().apply(organisation, officer, file, { sites })
  expect(done).toMatchObject({ status: 'APPLIED', rowsApplied: 2, preview: { newSites: [] } })
  const owner = await organisation.as('OWNER')
  const other = await bench().apply(organisation, owner, file.replace('rolled', 'fell'))
  const made = await rowsOf(
    product(),
    `SELECT a.event, a.changes, s.name AS site, l.name AS location FROM audit a
     LEFT JOIN site s ON s.id = a.subject_id LEFT JOIN location l ON l.id = a.subject_id
     WHERE a.organisation_id = $1 AND a.event IN ('site.created', 'location.created') ORDER BY a.id`,
    [organisation.id],
  )
  const row = (event: string, site: string | null, location: string | null, importId: string) => ({
    event,
    site,
    location,
    changes: expect.objectContaining({ name: [null, location ?? site], importId: [null, importId] }),
  })
  expect(made).toEqual([
    row('location.created', null, 'Belt', done.id),
    row('location.created', null, 'Ramp', done.id),
    row('site.created', 'Quarry', null, other.id),
    row('location.created', null, 'Belt', other.id),
  ])
})

test('a site that got another name since the preview is not made anew: its rows stay out and say why', async () => {
  const organisation = await makeOrganisation(product())
  const officer = await organisation.as('SAFETY_OFFICER')
  const { id, version } = await bench().preview(organisation, officer, file, {
    sites: { Quarry: { id: organisation.sites[1].id }, North: { create: true } },
  })
  await rowsOf(product(), `UPDATE site SET name = 'Far North' WHERE id = $1`, [organisation.sites[0].id])
  await officer.run(applyImport, { input: { id, version } })
  await bench().work(organisation, id)
  const { import: done } = await officer.run(importQuery, { id })
  expect(done).toMatchObject({ status: 'APPLIED', rowsApplied: 1, rowsRefused: 1 })
  const refused = `query ($id: UUID!) { import(id: $id) { rows(first: 5, statuses: [REFUSED]) { edges { node { remarks } } } } }`
  const { rows } = (await officer.run(refused, { id })).import
  expect(rows.edges).toMatchObject([{ node: { remarks: [{ field: 'site', reason: 'unknown_place' }] } }])
})
