import fc from 'fast-check'
import { expect, test } from 'vitest'
import { inPieces } from '../../apps/web/src/features/members/people-pieces'
import { makeOrganisation, type TestMember } from '../support/organisation'
import { rowsOf } from '../support/owner'
import { useProduct } from '../support/product'

const product = useProduct()
const load = `mutation ($input: ImportPeopleInput!) { importPeople(input: $input) { rows { status reasons } } }`

/** Few numbers and mailboxes, written in several ways: most tables name somebody twice. */
const person = fc.record({
  name: fc.constantFrom('Анна', 'Ben', 'Chen', ''),
  personnelNumber: fc.constantFrom('', '1', '2', ' 3', '3 ', '4', '5'),
  email: fc.constantFrom('', 'a@plant.test', 'A@Plant.test ', 'b@plant.test', 'c@plant.test', 'nobody'),
  position: fc.constantFrom('', 'Cook', 'Packer'),
  role: fc.constant(''),
  site: fc.constantFrom('', 'North', 'Atlantis'),
})
type Person = Parameters<typeof inPieces>[0][number]

type Row = { status: string; reasons: string[] }
const send = async (member: TestMember, rows: Person[], apply: boolean): Promise<Row[]> =>
  (await member.run(load, { input: { rows, apply } })).importPeople.rows

/** As the browser sends a table that is larger than a request may be. */
async function inTurn(member: TestMember, people: Person[], apply: boolean): Promise<Row[]> {
  const all: Row[] = []
  for (const { rows, known } of inPieces(people, 400))
    all.push(...(await send(member, rows, apply)).slice(known))
  return all
}

test('a table sent in pieces is judged and written as the whole would be', { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(person, { minLength: 5, maxLength: 25 }), async (people) => {
      const [whole, pieces] = [await makeOrganisation(product()), await makeOrganisation(product())]
      const [one, other] = [await whole.as('ADMIN'), await pieces.as('ADMIN')]
      expect(await inTurn(other, people, false)).toEqual(await send(one, people, false))
      const statuses = (rows: Row[]) => rows.map(({ status }) => status)
      expect(statuses(await inTurn(other, people, true))).toEqual(statuses(await send(one, people, true)))
      const stored = (organisation: string) =>
        rowsOf(
          product(),
          `SELECT name, personnel_number, email, position, all_sites FROM member WHERE organisation_id = $1 AND role = 'WORKER'
           ORDER BY personnel_number, email`,
          [organisation],
        )
      expect(await stored(pieces.id)).toEqual(await stored(whole.id))
    }),
    { numRuns: 25 },
  )
})

test('pieces hold every row once, in order, and stay under their size', () => {
  fc.assert(
    fc.property(fc.array(person, { minLength: 1, maxLength: 60 }), (people) => {
      const pieces = inPieces(people, 1_500)
      const own = pieces.flatMap(({ rows, known, places }) =>
        rows.map((row, i) => ({ row, place: places[i], again: i < known })),
      )
      expect(own.filter(({ again }) => !again).map(({ place }) => place)).toEqual(
        people.map((_, place) => place),
      )
      for (const { row, place } of own) expect(row).toEqual(people[place ?? -1])
      for (const { rows } of pieces) {
        expect(new TextEncoder().encode(JSON.stringify(rows)).length).toBeLessThan(1_500 * 1.2)
      }
    }),
  )
})
