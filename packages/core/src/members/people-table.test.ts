import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Known, type PersonRow, planPeople } from './people-table'

const sites = [
  { id: 's1', name: 'Цех 1' },
  { id: 's2', name: 'Office' },
]
const known = (change: Partial<Known> = {}): Known => ({
  id: 'm1',
  personId: null,
  name: 'Anna',
  personnelNumber: '7',
  email: 'anna@example.com',
  position: null,
  role: 'WORKER',
  allSites: true,
  siteIds: [],
  ...change,
})
const row = (change: Partial<PersonRow> = {}): PersonRow => ({
  name: 'New',
  personnelNumber: '99',
  email: '',
  position: '',
  role: '',
  site: '',
  ...change,
})
const plan = (rows: PersonRow[], members: Known[] = [], byOwner = false) =>
  planPeople(rows, { members, sites, byOwner, own: 'me' })
const outcome = (rows: PersonRow[], members?: Known[]) =>
  plan(rows, members).map(({ status, reasons }) => [status, ...reasons])

test('a row finds its member by number, then by e-mail, and leaves alone what is empty', () => {
  expect(outcome([row({ name: '', personnelNumber: '7' })], [known()])).toEqual([['UNCHANGED']])
  expect(outcome([row({ name: '', personnelNumber: '', email: 'ANNA@example.com' })], [known()])).toEqual([
    ['UNCHANGED'],
  ])
  const [changed] = plan([row({ name: 'Anna B', personnelNumber: '7', site: 'цех 1; OFFICE' })], [known()])
  expect(changed).toMatchObject({
    status: 'UPDATED',
    reachChanged: true,
    person: { id: 'm1', name: 'Anna B', allSites: false, siteIds: ['s1', 's2'], email: 'anna@example.com' },
  })
})

const refused: [Partial<PersonRow>, string][] = [
  [{ name: '' }, 'name_required'],
  [{ name: 'x'.repeat(201) }, 'too_long'],
  [{ name: 'a\0b' }, 'control_characters'],
  [{ email: 'nonsense' }, 'not_an_email'],
  [{ personnelNumber: ' ' }, 'number_or_email_required'],
  [{ email: 'anna@example.com' }, 'other_number'],
  [{ personnelNumber: '7', email: 'new@example.com' }, 'other_email'],
  [{ role: 'Wizard' }, 'role_unknown'],
  [{ role: 'constructor' }, 'role_unknown'],
  [{ role: 'Owner' }, 'role_not_importable'],
  [{ role: 'администратор' }, 'role_not_importable'],
  [{ site: 'Atlantis' }, 'site_unknown'],
  [{ personnelNumber: '7', email: 'ben@example.com' }, 'ambiguous'],
]
test.each(refused)('%j is refused: %s', (change, reason) => {
  const ben = known({ id: 'm2', personnelNumber: '8', email: 'ben@example.com' })
  expect(outcome([row(change)], [known(), ben])).toEqual([['REFUSED', reason]])
})

test('owners stay as they are, accounts keep their e-mail, nobody changes their own role', () => {
  const change = row({ name: 'Renamed', personnelNumber: '7' })
  expect(outcome([change], [known({ role: 'OWNER' })])).toEqual([['REFUSED', 'owner_only']])
  expect(plan([change], [known({ role: 'OWNER' })], true)[0]?.status).toBe('UPDATED')
  const mail = row({ personnelNumber: '7', email: 'other@example.com' })
  expect(outcome([mail], [known({ personId: 'p' })])).toEqual([['REFUSED', 'other_email']])
  const role = row({ personnelNumber: '7', role: 'мастер' })
  expect(outcome([role], [known({ id: 'me' })])).toEqual([['REFUSED', 'own_role']])
})

test('the second of two rows for one person is refused', () => {
  const rows = [row({ personnelNumber: '1' }), row({ personnelNumber: ' 1 ' }), row({ personnelNumber: '2' })]
  expect(outcome(rows)).toEqual([['NEW'], ['REFUSED', 'duplicate_in_file'], ['NEW']])
})

test('a row that changes nothing still keeps its member for itself', () => {
  const rows = [row({ name: 'Anna', personnelNumber: '7' }), row({ name: 'Other', personnelNumber: '7' })]
  expect(outcome(rows, [known()])).toEqual([['UNCHANGED'], ['REFUSED', 'duplicate_in_file']])
})

test('whatever the table, applying it a second time changes nothing', () => {
  const cell = fc.record({
    name: fc.constantFrom('', 'Anna', 'Ben', '  Вера '),
    personnelNumber: fc.constantFrom('', '1', '2', ' 7'),
    email: fc.constantFrom('', 'a@example.com', 'B@example.com', 'anna@example.com'),
    position: fc.constantFrom('', 'Welder'),
    role: fc.constantFrom('', 'worker', 'Мастер', 'EXECUTIVE', 'owner'),
    site: fc.constantFrom('', 'Office', 'Office; Цех 1', 'nowhere'),
  })
  fc.assert(
    fc.property(fc.array(cell, { maxLength: 6 }), (rows) => {
      const members = new Map([['m1', known()]])
      const first = plan(rows, [...members.values()])
      for (const planned of first) {
        if (!('person' in planned)) continue
        const id = planned.person.id ?? `new ${planned.rowNumber}`
        members.set(id, { ...planned.person, id, personId: null })
      }
      const second = plan(rows, [...members.values()])
      expect(second.filter((planned) => 'person' in planned)).toEqual([])
    }),
    { numRuns: 1_000 },
  )
})
