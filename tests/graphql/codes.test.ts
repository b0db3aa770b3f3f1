import { parseCode, printedCode } from '@closecall/core/codes/code'
import { type PlaceOfCode, placeOfCode } from '@closecall/core/codes/code.rows'
import { v4 } from 'uuid'
import { expect, test } from 'vitest'
import type { Answer } from '../support/asker'
import { makeOrganisation } from '../support/organisation'
import { useProduct } from '../support/product'

const product = useProduct()
const fields = 'id code status version viewerCan { print edit }'
const places = `{ sites { id name code { ${fields} } locations { id name code { ${fields} } } } }`
const verb = (name: string) => `mutation ($input: ChangeCodeInput!) { ${name}(input: $input) { ${fields} } }`
const [disable, enable, replace] = ['disableCode', 'enableCode', 'replaceCode'].map(verb) as [
  string,
  string,
  string,
]
const look = (typed: string): Promise<PlaceOfCode | null> => placeOfCode(product().database.lookUp, typed)

test('every site and every location has a code from the moment it exists, however it came to be', async () => {
  const organisation = await makeOrganisation(product())
  const admin = await organisation.as('ADMIN')
  await admin.run('mutation ($input: CreateLocationInput!) { createLocation(input: $input) { id } }', {
    input: { siteId: organisation.sites[0].id, name: 'Кран' },
  })
  const { sites } = await admin.run(places)
  const spots = sites.flatMap(({ locations }: Answer) => locations)
  expect(spots).toHaveLength(3)
  const codes: string[] = [...sites, ...spots].map(({ code }: Answer) => code.code)
  expect(new Set(codes).size).toBe(5)
  for (const code of codes) expect(parseCode(code)).toBe(code)
  const [site] = sites
  const org = organisation.id
  expect(await look(site.code.code)).toMatchObject({ org, siteId: site.id, locationId: null })
  const [spot] = site.locations
  const typed = ` ${printedCode(spot.code.code).toLowerCase().replaceAll('0', 'O')} `
  expect(await look(typed)).toEqual({ org, codeId: spot.code.id, siteId: site.id, locationId: spot.id })
})

test('what the database makes are codes, none twice', async () => {
  const { database } = product()
  const { id } = await makeOrganisation(product())
  const rows = await database.write(
    id,
    (tx) => tx.$queryRaw<{ code: string }[]>`SELECT fresh_code() AS code FROM generate_series(1, 2000)`,
  )
  expect(rows.every(({ code }) => parseCode(code) === code)).toBe(true)
  expect(new Set(rows.map(({ code }) => code)).size).toBe(2_000)
})

test('a disabled code answers as an unknown one, until it is enabled', async () => {
  const organisation = await makeOrganisation(product())
  const officer = await organisation.as('SAFETY_OFFICER')
  const { code } = (await officer.run(places)).sites[0]
  const input = { id: code.id, version: code.version }
  const { disableCode } = await officer.run(disable, { input })
  expect(disableCode).toMatchObject({ ...code, status: 'DISABLED', version: 2 })
  expect(await look(code.code)).toBeNull()
  expect((await officer.run(disable, { input })).disableCode, 'its answer was lost').toEqual(disableCode)
  const { enableCode } = await officer.run(enable, { input: { id: code.id, version: 2 } })
  expect(enableCode).toMatchObject({ status: 'ACTIVE', version: 3 })
  expect(await look(code.code)).toMatchObject({ siteId: organisation.sites[0].id })
  const late = await officer.expectError('CONFLICT', disable, { input })
  expect(late.extensions).toMatchObject({
    reason: 'code.changed',
    details: { version: 3, status: 'ACTIVE' },
  })
})

test('a replaced code is never answered again, and the place has one new code, even for two at once', async () => {
  const organisation = await makeOrganisation(product())
  const officer = await organisation.as('SAFETY_OFFICER')
  const { code } = (await officer.run(places)).sites[0].locations[0]
  const input = { id: code.id, version: code.version }
  const answers = await Promise.all([officer.ask(replace, { input }), officer.ask(replace, { input })])
  expect(answers.flatMap(({ errors }) => errors.map((error) => error.extensions?.reason))).toEqual([
    'code.changed',
  ])
  const now = (await officer.run(places)).sites[0].locations[0].code
  expect(now).toMatchObject({ status: 'ACTIVE', version: 1 })
  expect(now.code).not.toBe(code.code)
  expect(await look(code.code)).toBeNull()
  expect(await look(now.code)).toMatchObject({ locationId: organisation.sites[0].locationId })
  for (const mutation of [disable, enable, replace]) {
    await officer.expectError('CONFLICT', mutation, { input: { id: code.id, version: 2 } })
  }
  const events = await product().database.write(organisation.id, (tx) =>
    tx.audit.findMany({ where: { subjectId: now.id }, select: { event: true, changes: true } }),
  )
  expect(events).toMatchObject([{ event: 'code.replaced', changes: { code: [code.code, now.code] } }])
})

test('a place that takes no reports has no door', async () => {
  const organisation = await makeOrganisation(product())
  const admin = await organisation.as('ADMIN')
  const [north] = (await admin.run(places)).sites
  const spot = north.locations[0]
  await admin.run('mutation ($id: UUID!) { archiveLocation(id: $id) { id } }', { id: spot.id })
  expect(await look(spot.code.code)).toBeNull()
  expect(await look(north.code.code)).not.toBeNull()
  await admin.run('mutation ($id: UUID!) { restoreLocation(id: $id) { id } }', { id: spot.id })
  await admin.run('mutation ($id: UUID!) { archiveSite(id: $id) { id } }', { id: north.id })
  expect(await look(spot.code.code)).toBeNull()
  expect(await look(north.code.code)).toBeNull()
})

test('whoever is signed in learns which place of their organisation a poster stands for', async () => {
  const organisation = await makeOrganisation(product())
  const officer = await organisation.as('SAFETY_OFFICER')
  const worker = await organisation.as('WORKER')
  const stranger = await (await makeOrganisation(product())).as('OWNER')
  const [site] = (await officer.run(places)).sites
  const spot = site.locations[0]
  const asked = 'query ($code: String!) { locationCode(code: $code) { site { id } location { id } } }'
  const place = async (code: string, who = worker) => (await who.run(asked, { code })).locationCode
  expect(await place(site.code.code)).toEqual({ site: { id: site.id }, location: null })
  const typed = printedCode(spot.code.code).toLowerCase().replaceAll('0', 'o')
  expect(await place(typed)).toEqual({ site: { id: site.id }, location: { id: spot.id } })
  expect(await place(spot.code.code, stranger)).toBeNull()
  expect(await place('nonsense')).toBeNull()
  await officer.run(disable, { input: { id: spot.code.id, version: 1 } })
  expect(await place(spot.code.code)).toBeNull()
})

test('who prints and who changes is decided by role and by site', async () => {
  const organisation = await makeOrganisation(product())
  const [north, south] = organisation.sites
  const seen = async (role: 'WORKER' | 'SUPERVISOR' | 'SAFETY_OFFICER' | 'EXECUTIVE', sites?: string[]) => {
    const member = await organisation.as(role, sites ? { sites } : {})
    return (await member.run(places)).sites.map(({ code }: Answer) => code.viewerCan)
  }
  const [all, print, none] = [
    { print: true, edit: true },
    { print: true, edit: false },
    { print: false, edit: false },
  ]
  expect(await seen('WORKER')).toEqual([none, none])
  expect(await seen('EXECUTIVE')).toEqual([none, none])
  expect(await seen('SUPERVISOR', [south.id])).toEqual([none, print])
  expect(await seen('SAFETY_OFFICER', [north.id])).toEqual([all, none])
  const officer = await organisation.as('SAFETY_OFFICER')
  await officer.expectError('NOT_FOUND', disable, { input: { id: v4(), version: 1 } })
})

test.each(['', 'ZZZZZZZZ', '0'.repeat(10_000), "'; DROP TABLE site; --", '\0'])(
  'guessing with %j finds nothing',
  async (typed) => expect(await look(typed.slice(0, 40))).toBeNull(),
)
