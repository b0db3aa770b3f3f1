import { v4 } from 'uuid'
import { expect, test } from 'vitest'
import type { Answer } from '../support/asker'
import { makeOrganisation } from '../support/organisation'
import { useProduct } from '../support/product'
import { statementsOf } from '../support/statements'

const product = useProduct()
const site = 'id name address timeZone headcount emergencyName emergencyPhone archivedAt'
const create = `mutation ($input: CreateSiteInput!) { createSite(input: $input) { ${site} } }`
const update = `mutation ($input: UpdateSiteInput!) { updateSite(input: $input) { ${site} } }`
const archive = 'mutation ($id: UUID!) { archiveSite(id: $id) { id archivedAt } }'
const restore = 'mutation ($id: UUID!) { restoreSite(id: $id) { id archivedAt } }'
const createSpot = 'mutation ($input: CreateLocationInput!) { createLocation(input: $input) { id name } }'
const updateSpot = 'mutation ($input: UpdateLocationInput!) { updateLocation(input: $input) { id name } }'
const archiveSpot = 'mutation ($id: UUID!) { archiveLocation(id: $id) { id archivedAt } }'
const restoreSpot = 'mutation ($id: UUID!) { restoreLocation(id: $id) { id archivedAt } }'
const list = `query ($all: Boolean) {
  sites(includeArchived: $all) { ${site} memberCount locations(includeArchived: $all) { id name } } }`

test('a site is created, renamed, archived and opened again', async () => {
  const organisation = await makeOrganisation(product(), { timeZone: 'Asia/Omsk' })
  const admin = await organisation.as('ADMIN')
  const input = { name: 'Склад', headcount: 12, address: 'ул. Ленина, 1' }
  const { createSite } = await admin.run(create, { input })
  expect(createSite).toMatchObject({ ...input, timeZone: 'Asia/Omsk', archivedAt: null })
  const change = { id: createSite.id, name: 'Склад 2', headcount: null }
  expect((await admin.run(update, { input: change })).updateSite).toMatchObject({
    name: 'Склад 2',
    headcount: null,
    address: input.address,
  })
  const { archiveSite } = await admin.run(archive, { id: createSite.id })
  expect(archiveSite.archivedAt).not.toBeNull()
  expect((await admin.run(archive, { id: createSite.id })).archiveSite).toEqual(archiveSite)
  const names = async (all: boolean) => (await admin.run(list, { all })).sites.map(({ name }: Answer) => name)
  expect(await names(false)).toEqual(['North', 'South'])
  expect(await names(true)).toEqual(['North', 'South', 'Склад 2'])
  await admin.expectError('PRECONDITION', createSpot, { input: { siteId: createSite.id, name: 'Door' } })
  expect((await admin.run(restore, { id: createSite.id })).restoreSite.archivedAt).toBeNull()
})

test('everybody sees whom to call at a site, and who is told of an injury there', async () => {
  const organisation = await makeOrganisation(product())
  const [north, south] = organisation.sites
  const admin = await organisation.as('ADMIN')
  const officer = await organisation.as('SAFETY_OFFICER')
  const supervisor = await organisation.as('SUPERVISOR', { sites: [south.id] })
  const contact = { emergencyName: 'Медпункт', emergencyPhone: '+7 (343) 555-01-03' }
  await admin.run(update, { input: { id: north.id, ...contact } })
  const worker = await organisation.as('WORKER')
  const { sites } = await worker.run('{ sites { name emergencyName emergencyPhone alerted { id } } }')
  expect(sites).toMatchObject([
    { name: 'North', ...contact, alerted: [{ id: officer.memberId }] },
    {
      name: 'South',
      emergencyName: null,
      emergencyPhone: null,
      alerted: [{ id: officer.memberId }, { id: supervisor.memberId }],
    },
  ])
  for (const emergencyPhone of ['call Ann', '1', '12\u000034', '1'.repeat(41)]) {
    await admin.expectError('INVALID', update, { input: { id: north.id, emergencyPhone } })
  }
  const cleared = await admin.run(update, { input: { id: north.id, emergencyPhone: '' } })
  expect(cleared.updateSite).toMatchObject({ emergencyName: 'Медпункт', emergencyPhone: null })
})

test('those who are told are read for all sites at once, at most ten a site', async () => {
  const organisation = await makeOrganisation(product())
  const [north, south] = organisation.sites
  const admin = await organisation.as('ADMIN')
  const everywhere = await organisation.as('SAFETY_OFFICER')
  const page = '{ sites { name alerted { name sites { name } } told: alerted { id } locations { name } } }'
  const two = await statementsOf(() => admin.run(page))
  for (let index = 0; index < 10; index++) await organisation.as('SUPERVISOR', { sites: [south.id] })
  const officer = await organisation.as('SAFETY_OFFICER', { sites: [south.id, north.id] })
  await organisation.as('WORKER', { sites: [south.id] })
  const gone = await organisation.as('SAFETY_OFFICER', { sites: [south.id] })
  await admin.run('mutation ($id: UUID!) { disableMember(id: $id) { id } }', { id: gone.memberId })
  for (let index = 0; index < 20; index++) await admin.run(create, { input: { name: `Site ${index}` } })
  const many = await statementsOf(async () => {
    const { sites } = await admin.run(page)
    expect(sites).toHaveLength(22)
    const told = new Map<string, string[]>(
      sites.map((each: Answer) => [each.name, each.told.map(({ id }: Answer) => id)]),
    )
    const officers = [everywhere.memberId, officer.memberId]
    expect(told.get('North')?.toSorted()).toEqual(officers.toSorted())
    expect(told.get('South')?.slice(0, 2).toSorted()).toEqual(officers.toSorted())
    expect(told.get('South')).toHaveLength(10)
    expect(told.get('Site 19')).toEqual([everywhere.memberId])
    const here = sites.find(({ name }: Answer) => name === 'South')
    expect(here.alerted.flatMap((each: Answer) => each.sites.map(({ name }: Answer) => name))).toEqual(
      expect.arrayContaining(['North', 'South']),
    )
  })
  expect(many).toHaveLength(two.length)
  // The sites with their locations, and whom each of the two fields asks for.
  expect(many).toHaveLength(3)
})

test('names are unique, and the last open site stays open, even for two at once', async () => {
  const organisation = await makeOrganisation(product())
  const admin = await organisation.as('ADMIN')
  const [north, south] = organisation.sites
  const taken = await admin.expectError('CONFLICT', create, { input: { name: ' North ' } })
  expect(taken.extensions?.reason).toBe('site.name_taken')
  await admin.expectError('CONFLICT', update, { input: { id: south.id, name: 'North' } })
  const outcomes = await Promise.all([
    admin.ask(archive, { id: north.id }),
    admin.ask(archive, { id: south.id }),
  ])
  const codes = outcomes.flatMap(({ errors }) => errors.map((error) => error.extensions?.reason))
  expect(codes).toEqual(['site.last_active'])
})

test('locations live inside their site', async () => {
  const organisation = await makeOrganisation(product())
  const owner = await organisation.as('OWNER')
  const [north, south] = organisation.sites
  const { createLocation } = await owner.run(createSpot, { input: { siteId: north.id, name: 'Кран 🏗️' } })
  const taken = await owner.expectError('CONFLICT', createSpot, { input: { siteId: north.id, name: 'Gate' } })
  expect(taken.extensions?.reason).toBe('location.name_taken')
  await owner.run(createSpot, { input: { siteId: south.id, name: 'Кран 🏗️' } })
  await owner.run(updateSpot, { input: { id: createLocation.id, name: 'Crane' } })
  await owner.run(archiveSpot, { id: createLocation.id })
  const spots = async (all: boolean) => {
    const { sites } = await owner.run(list, { all })
    return sites[0].locations.map(({ name }: Answer) => name)
  }
  expect(await spots(false)).toEqual(['Gate'])
  expect(await spots(true)).toEqual(['Crane', 'Gate'])
  expect((await owner.run(restoreSpot, { id: createLocation.id })).restoreLocation.archivedAt).toBeNull()
})

test('wrong input is named, foreign ids are not found', async () => {
  const ours = await makeOrganisation(product())
  const theirs = await makeOrganisation(product())
  const admin = await ours.as('ADMIN')
  const bad: [object, string][] = [
    [{ name: '' }, 'name'],
    [{ name: 'x'.repeat(201) }, 'name'],
    [{ name: 'a\0' }, 'name'],
    [{ name: 'A', timeZone: 'Nowhere' }, 'timeZone'],
    [{ name: 'A', headcount: -1 }, 'headcount'],
  ]
  for (const [input, path] of bad) {
    const error = await admin.expectError('INVALID', create, { input })
    expect(error.extensions?.fields).toMatchObject([{ path }])
  }
  for (const id of [theirs.sites[0].id, v4()]) {
    await admin.expectError('NOT_FOUND', archive, { id })
    await admin.expectError('NOT_FOUND', createSpot, { input: { siteId: id, name: 'Door' } })
  }
  await admin.expectError('NOT_FOUND', archiveSpot, { id: theirs.sites[0].locationId })
})

test('the organisation’s settings have defaults and bounds', async () => {
  const organisation = await makeOrganisation(product())
  const owner = await organisation.as('OWNER')
  const fields = 'name country locale timeZone acknowledgeHours triageWorkingDays answerWorkingDays'
  const read = `{ organisation { ${fields} } }`
  const write = `mutation ($input: UpdateOrganisationInput!) { updateOrganisation(input: $input) { ${fields} } }`
  const before = (await owner.run(read)).organisation
  expect(before).toMatchObject({
    acknowledgeHours: 24,
    triageWorkingDays: 2,
    answerWorkingDays: 2,
  })
  const input = { name: 'Новое имя', acknowledgeHours: 12, timeZone: 'Asia/Tokyo' }
  expect((await owner.run(write, { input })).updateOrganisation).toEqual({ ...before, ...input })
  for (const wrong of [
    { acknowledgeHours: 0 },
    { answerWorkingDays: 1_000 },
    { country: 'XX' },
    { name: '' },
  ]) {
    const error = await owner.expectError('INVALID', write, { input: wrong })
    expect(error.extensions?.fields).toMatchObject([{ path: Object.keys(wrong)[0] }])
  }
  await (await organisation.as('EXECUTIVE')).expectError('FORBIDDEN', write, { input })
})
