import { v4 } from 'uuid'
import { expect, test } from 'vitest'
import type { Answer } from '../support/asker'
import { makeOrganisation, type TestMember, type TestOrganisation } from '../support/organisation'
import { useProduct } from '../support/product'

const product = useProduct()
const box = `id name state daysLate retiredAt location { name } viewerCan { manage empty }
  emptyings { id cards entered note canUndo emptiedBy { name } }`
const register = `mutation ($input: RegisterBoxInput!) { registerBox(input: $input) { ${box} } }`
const update = `mutation ($input: UpdateBoxInput!) { updateBox(input: $input) { ${box} } }`
const retire = `mutation ($id: UUID!) { retireBox(id: $id) { ${box} } }`
const restore = `mutation ($id: UUID!) { restoreBox(id: $id) { ${box} } }`
const empty = 'mutation ($input: RecordEmptyingInput!) { recordEmptying(input: $input) { id cards entered } }'
const undo = 'mutation ($id: UUID!) { undoEmptying(id: $id) { id } }'
const one = `query ($id: UUID!) { box(id: $id) { ${box} } }`
const names = async (member: TestMember, all = false) =>
  (await member.run('query ($all: Boolean) { boxes(includeRetired: $all) { name } }', { all })).boxes.map(
    ({ name }: Answer) => name,
  )

const at = (moment: string) => {
  product().clock.now = new Date(moment)
}

async function hang(
  organisation: TestOrganisation,
  officer: TestMember,
  name = 'Canteen',
  site = 0,
): Promise<string> {
  const { id, locationId } = organisation.sites[site] ?? organisation.sites[0]
  return (await officer.run(register, { input: { siteId: id, locationId, name } })).registerBox.id
}

test('a box is hung up, renamed, retired and hung up again', async () => {
  at('2026-03-10T06:00:00Z')
  const organisation = await makeOrganisation(product())
  const officer = await organisation.as('SAFETY_OFFICER')
  const [site] = organisation.sites
  const input = { siteId: site.id, locationId: site.locationId, name: ' Canteen ' }
  const { registerBox } = await officer.run(register, { input })
  expect(registerBox).toMatchObject({
    name: 'Canteen',
    state: 'EMPTY',
    daysLate: 0,
    retiredAt: null,
    location: { name: 'Gate' },
    viewerCan: { manage: true, empty: true },
    emptyings: [],
  })
  const taken = await officer.expectError('CONFLICT', register, { input })
  expect(taken.extensions?.reason).toBe('box.name_taken')
  await officer.expectError('NOT_FOUND', register, {
    input: { ...input, name: 'Other', locationId: organisation.sites[1].locationId },
  })
  await officer.expectError('INVALID', register, { input: { ...input, name: '' } })
  const renamed = await officer.run(update, { input: { id: registerBox.id, name: 'Workshop' } })
  expect(renamed.updateBox).toMatchObject({ name: 'Workshop', location: { name: 'Gate' } })

  expect((await officer.run(retire, { id: registerBox.id })).retireBox).toMatchObject({
    state: 'RETIRED',
    viewerCan: { manage: true, empty: false },
  })
  expect([await names(officer), await names(officer, true)]).toEqual([[], ['Workshop']])
  const late = { id: v4(), boxId: registerBox.id, cards: 1 }
  const refused = await officer.expectError('PRECONDITION', empty, { input: late })
  expect(refused.extensions?.reason).toBe('box.retired')
  at('2026-04-10T06:00:00Z')
  expect((await officer.run(restore, { id: registerBox.id })).restoreBox).toMatchObject({ state: 'EMPTY' })
})

test('an emptying says who found how many, once however often it is sent, and none is a count', async () => {
  at('2026-03-10T06:00:00Z')
  const organisation = await makeOrganisation(product())
  const officer = await organisation.as('SAFETY_OFFICER')
  const supervisor = await organisation.as('SUPERVISOR', { name: 'Pyotr', sites: [organisation.sites[0].id] })
  const id = await hang(organisation, officer)
  at('2026-03-12T06:00:00Z')
  expect((await supervisor.run(one, { id })).box).toMatchObject({
    state: 'LATE',
    daysLate: 1,
    viewerCan: { manage: false, empty: true },
  })
  expect((await supervisor.run('{ viewer { lateBoxes } }')).viewer.lateBoxes).toBe(1)
  const input = { id: v4(), boxId: id, cards: 0, note: 'The lock sticks.' }
  const twins = await Promise.all([supervisor.ask(empty, { input }), supervisor.ask(empty, { input })])
  expect(twins.map(({ errors }) => errors)).toEqual([[], []])
  const changed = await supervisor.expectError('CONFLICT', empty, { input: { ...input, cards: 3 } })
  expect(changed.extensions?.reason).toBe('box.already_emptied')
  expect((await officer.run(one, { id })).box).toMatchObject({
    state: 'EMPTY',
    emptyings: [{ cards: 0, entered: 0, note: 'The lock sticks.', emptiedBy: { name: 'Pyotr' } }],
  })
  expect((await supervisor.run('{ viewer { lateBoxes } }')).viewer.lateBoxes).toBe(0)
  for (const cards of [-1, 201]) {
    await officer.expectError('INVALID', empty, { input: { id: v4(), boxId: id, cards } })
  }
})

test('an emptying that was a slip is undone within a day: the box is as late as before', async () => {
  at('2026-03-10T06:00:00Z')
  const organisation = await makeOrganisation(product())
  const officer = await organisation.as('SAFETY_OFFICER')
  const id = await hang(organisation, officer)
  at('2026-03-11T06:00:00Z')
  await officer.run(empty, { input: { id: v4(), boxId: id, cards: 2 } })
  at('2026-03-14T06:00:00Z')
  const slip = v4()
  await officer.run(empty, { input: { id: slip, boxId: id, cards: 1 } })
  expect((await officer.run(one, { id })).box).toMatchObject({
    state: 'EMPTY',
    emptyings: [{ canUndo: true }, {}],
  })
  await officer.run(undo, { id: slip })
  await officer.run(undo, { id: slip })
  const { box } = await officer.run(one, { id })
  expect(box).toMatchObject({ state: 'LATE', daysLate: 2, emptyings: [{ cards: 2, canUndo: false }] })
  const refused = await officer.expectError('PRECONDITION', undo, { id: box.emptyings[0].id })
  expect(refused.extensions?.reason).toBe('box.emptying_stands')
})

test('a supervisor sees the boxes of the own sites, a worker none', async () => {
  const organisation = await makeOrganisation(product())
  const admin = await organisation.as('ADMIN')
  await hang(organisation, admin, 'At north')
  await hang(organisation, admin, 'At south', 1)
  const supervisor = await organisation.as('SUPERVISOR', { sites: [organisation.sites[1].id] })
  expect(await names(supervisor)).toEqual(['At south'])
  expect(await names(admin)).toEqual(['At north', 'At south'])
  const worker = await organisation.as('WORKER')
  await worker.expectError('FORBIDDEN', '{ boxes { id } }')
  expect((await worker.run('{ viewer { lateBoxes } }')).viewer.lateBoxes).toBeNull()
})

test('every deed is in the audit', async () => {
  const organisation = await makeOrganisation(product())
  const officer = await organisation.as('SAFETY_OFFICER')
  const id = await hang(organisation, officer)
  const emptyingId = v4()
  await officer.run(empty, { input: { id: emptyingId, boxId: id, cards: 2 } })
  await officer.run(undo, { id: emptyingId })
  await officer.run(retire, { id })
  await officer.run(restore, { id })
  const events = await product().database.write(organisation.id, (tx) =>
    tx.audit.findMany({ where: { subjectId: id }, orderBy: { id: 'asc' } }),
  )
  expect(events.map(({ event, memberId }) => [event, memberId === officer.memberId])).toEqual(
    ['registered', 'emptied', 'emptying_undone', 'retired', 'restored'].map((verb) => [`box.${verb}`, true]),
  )
})
