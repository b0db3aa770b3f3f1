import { expect, test } from 'vitest'
import { makeOrganisation } from '../support/organisation'
import { rowsOf } from '../support/owner'
import { useProduct } from '../support/product'

const product = useProduct()
const load = `mutation ($input: ImportPeopleInput!) {
  importPeople(input: $input) { created updated refused rows { rowNumber status reasons } } }`
const count = async (organisation: string) =>
  (await rowsOf(product(), 'SELECT 1 FROM member WHERE organisation_id = $1', [organisation])).length

const people = [
  { name: 'Анна Ильина', personnelNumber: '101', role: 'мастер', site: 'North' },
  { name: 'Ben', email: 'ben@example.com', position: 'Cook' },
  { name: 'Nobody', personnelNumber: '103', site: 'Atlantis' },
]

test('a preview writes nothing, applying writes, applying again changes nothing', async () => {
  const organisation = await makeOrganisation(product())
  const admin = await organisation.as('ADMIN')
  const ask = async (apply: boolean) =>
    (await admin.run(load, { input: { rows: people, apply } })).importPeople
  const preview = await ask(false)
  expect(preview).toMatchObject({ created: 2, updated: 0, refused: 1 })
  expect(preview.rows[2]).toEqual({ rowNumber: 3, status: 'REFUSED', reasons: ['site_unknown'] })
  expect(await count(organisation.id)).toBe(1)
  expect(await ask(true)).toEqual(preview)
  expect(await count(organisation.id)).toBe(3)
  expect(await ask(true)).toMatchObject({ created: 0, updated: 0, refused: 1 })
  const events = await rowsOf(
    product(),
    "SELECT 1 FROM outbox WHERE organisation_id = $1 AND event = 'people.imported'",
    [organisation.id],
  )
  expect(events).toHaveLength(1)
})

test('a changed row updates, and a moved member’s sessions end', async () => {
  const organisation = await makeOrganisation(product())
  const admin = await organisation.as('ADMIN')
  await admin.run(load, { input: { rows: people, apply: true } })
  const rows = [
    { name: 'Анна Кузнецова', personnelNumber: '101', site: 'South; North' },
    { email: 'BEN@example.com', position: 'Chef' },
  ]
  const { importPeople } = await admin.run(load, { input: { rows, apply: true } })
  expect(importPeople).toMatchObject({ created: 0, updated: 2, refused: 0 })
  const stored = await rowsOf(
    product(),
    `SELECT name, position, role, session_version, all_sites,
       (SELECT count(*)::int FROM member_site s WHERE s.member_id = m.id) AS sites
     FROM member m WHERE organisation_id = $1 AND role <> 'ADMIN' ORDER BY name`,
    [organisation.id],
  )
  expect(stored).toEqual(
    [
      {
        name: 'Анна Кузнецова',
        position: null,
        role: 'SUPERVISOR',
        session_version: 2,
        all_sites: false,
        sites: 2,
      },
      { name: 'Ben', position: 'Chef', role: 'WORKER', session_version: 1, all_sites: true, sites: 0 },
    ].sort((a, b) => (a.name < b.name ? -1 : 1)),
  )
})

test('two tables at once make nobody twice, five thousand rows fit, more are refused', async () => {
  const organisation = await makeOrganisation(product())
  const admin = await organisation.as('ADMIN')
  const rows = Array.from({ length: 5_000 }, (_, n) => ({ name: `Worker ${n}`, personnelNumber: `N${n}` }))
  const both = await Promise.all([
    admin.run(load, { input: { rows: rows.slice(0, 50), apply: true } }),
    admin.run(load, { input: { rows: rows.slice(0, 50), apply: true } }),
  ])
  expect(both.map(({ importPeople }) => importPeople.created).sort((a, b) => a - b)).toEqual([0, 50])
  const all = (await admin.run(load, { input: { rows, apply: true } })).importPeople
  expect(all).toMatchObject({ created: 4_950, updated: 0, refused: 0 })
  const renamed = rows.map((row) => ({ ...row, position: 'Packer', site: 'North' }))
  expect((await admin.run(load, { input: { rows: renamed, apply: true } })).importPeople.updated).toBe(5_000)
  await admin.expectError('INVALID', load, { input: { rows: [...rows, { name: 'One more' }], apply: false } })
  await (await organisation.as('SAFETY_OFFICER')).expectError('FORBIDDEN', load, {
    input: { rows: [], apply: false },
  })
})
