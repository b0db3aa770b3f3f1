import fc from 'fast-check'
import pg from 'pg'
import { v4 } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { checksums } from '../refusals/contents'
import { makeOrganisation, type TestMember, type TestOrganisation } from '../support/organisation'
import { useProduct } from '../support/product'
import { card, file } from '../support/reports'

const product = useProduct()
const submit =
  'mutation ($input: SubmitReportInput!) { submitReport(input: $input) { id title whatHappened } }'
const comment = 'mutation ($input: AddCommentInput!) { addComment(input: $input) { text } }'
let client: pg.Client
let organisation: TestOrganisation
let worker: TestMember
let reportId: string

beforeAll(async () => {
  client = new pg.Client({ connectionString: product().test.ownerUrl })
  await client.connect()
  organisation = await makeOrganisation(product())
  worker = await organisation.as('WORKER')
  reportId = (await file(worker, organisation)).id
})
afterAll(() => client.end())

/** The tables of the organisation that differ after the work. */
async function tablesChangedBy(work: () => Promise<unknown>): Promise<string[]> {
  const before = await checksums(client, organisation.id)
  await work()
  const after = await checksums(client, organisation.id)
  return Object.keys(after).filter((table) => after[table] !== before[table])
}

describe('a card that cannot be', () => {
  test.each<[string, Record<string, unknown>, string?, string?]>([
    ['a title of 201', { title: 'x'.repeat(201) }, 'title', 'too_long:200'],
    ['a text of 20 001', { whatHappened: 'x'.repeat(20_001) }, 'whatHappened', 'too_long:20000'],
    ['a proposal of 20 001', { proposal: 'x'.repeat(20_001) }, 'proposal', 'too_long:20000'],
    ['no sentence', { whatHappened: ' \n ' }, 'whatHappened', 'required'],
    ['NUL', { whatHappened: 'a\u0000b' }, 'whatHappened', 'control_characters'],
    ['half an emoji', { title: '\ud83d' }, 'title', 'not_text'],
    ['the year 12', { occurredAt: '0012-01-01T00:00:00Z' }, 'occurredAt', 'too_early'],
    ['a text for a number', { whatHappened: 7 }],
    ['an unknown type', { type: 'GOSSIP' }],
    ['anonymous', { privacy: 'ANONYMOUS' }],
    ['a word for an id', { id: 'mine' }],
    ['a word for a site', { siteId: '1; DROP TABLE report' }],
    ['a word for a date', { occurredAt: 'yesterday' }],
    ['a field of tomorrow', { colour: 'red' }],
  ])('with %s is INVALID and nothing is written', async (_name, changes, path, message) => {
    const changed = await tablesChangedBy(async () => {
      const error = await worker.expectError('INVALID', submit, { input: card(organisation, changes) })
      if (path) expect(error.extensions?.fields).toEqual([{ path, message }])
    })
    expect(changed).toEqual([])
  })

  test('pointing at nothing or at another organisation is NOT_FOUND, alike', async () => {
    const [site] = (await makeOrganisation(product())).sites
    const changed = await tablesChangedBy(async () => {
      const attempts = [
        { siteId: v4() },
        { siteId: site.id },
        { locationId: v4() },
        { locationId: site.locationId },
      ]
      const errors = []
      for (const each of attempts) {
        errors.push(await worker.expectError('NOT_FOUND', submit, { input: card(organisation, each) }))
      }
      expect(new Set(errors.map((error) => JSON.stringify(error))).size).toBe(1)
    })
    expect(changed).toEqual([])
  })
})

test('a comment that cannot be changes nothing', async () => {
  const foreign = await makeOrganisation(product())
  const theirs = await file(await foreign.as('WORKER'), foreign)
  const good = () => ({ id: v4(), reportId, text: 'Thanks' })
  const changed = await tablesChangedBy(async () => {
    await worker.expectError('INVALID', comment, { input: { ...good(), text: '' } })
    await worker.expectError('INVALID', comment, { input: { ...good(), text: 'x'.repeat(20_001) } })
    await worker.expectError('INVALID', comment, {
      input: { ...good(), mentions: Array.from({ length: 21 }, () => v4()) },
    })
    await worker.expectError('INVALID', comment, { input: { ...good(), mentions: [v4()] } })
    await worker.expectError('NOT_FOUND', comment, { input: { ...good(), reportId: v4() } })
    await worker.expectError('NOT_FOUND', comment, { input: { ...good(), reportId: theirs.id } })
  })
  expect(changed).toEqual([])
})

test.each([
  ['emoji', '👩🏽‍🚒🔥 fire'],
  ['right to left', 'زيت على الأرض \u202eabc'],
  ['combining marks', 'Zalgo\u0301\u0327'],
  ['quotes and markup', `'; DROP TABLE report; -- <script>alert("1")</script> \${x} {{y}} \\`],
  ['the longest', 'ё'.repeat(20_000)],
])('%s comes back as it went in', async (_name, whatHappened) => {
  const { submitReport } = await worker.run(submit, { input: card(organisation, { whatHappened }) })
  expect(submitReport.whatHappened).toBe(whatHappened)
})

test('whatever people type is kept to the letter or refused with a field', async () => {
  const typed = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 300 }),
    fc.string({ unit: 'binary', maxLength: 50 }),
  )
  await fc.assert(
    fc.asyncProperty(typed, async (whatHappened) => {
      const { data, errors } = await worker.ask(submit, { input: card(organisation, { whatHappened }) })
      if (errors.length === 0) {
        expect(data.submitReport.whatHappened).toBe(whatHappened.trim())
        expect(data.submitReport.title.length).toBeGreaterThan(0)
        return
      }
      expect(errors.map((error) => error.extensions?.code)).toEqual(['INVALID'])
    }),
    { numRuns: 60 },
  )
})

test('whatever people search for is answered', async () => {
  const search = 'query ($text: String) { reports(first: 5, filter: { text: $text }) { totalCount } }'
  const odd = fc.constantFrom('"', 'a & | !b', ':*', '\\', "'", '-', 'or or', '%', 'NM-', '<->', '(((')
  await fc.assert(
    fc.asyncProperty(fc.oneof(odd, fc.string({ unit: 'grapheme', maxLength: 60 })), async (text) => {
      const { errors } = await worker.ask(search, { text })
      expect(errors.filter((error) => error.extensions?.code !== 'INVALID')).toEqual([])
    }),
    { numRuns: 60 },
  )
})

test('numbers stay gap-free whatever mixture of good, refused and resent cards arrives', async () => {
  const kinds = fc.array(fc.constantFrom('good', 'resent', 'refused', 'foreign id'), {
    minLength: 1,
    maxLength: 12,
  })
  await fc.assert(
    fc.asyncProperty(kinds, async (sequence) => {
      const place = await makeOrganisation(product())
      const [first, second] = [await place.as('WORKER'), await place.as('WORKER')]
      const known = card(place)
      await first.run(submit, { input: known })
      const inputs: Record<string, () => [TestMember, unknown]> = {
        good: () => [first, card(place)],
        resent: () => [first, known],
        refused: () => [first, card(place, { siteId: v4() })],
        'foreign id': () => [second, card(place, { id: known.id })],
      }
      await Promise.all(
        sequence.flatMap((kind) => {
          const [who, input] = inputs[kind]?.() ?? []
          return who ? [who.ask(submit, { input })] : []
        }),
      )
      const { rows } = await client.query<{ number: string }>(
        'SELECT number FROM report WHERE organisation_id = $1 ORDER BY number',
        [place.id],
      )
      const expected = rows.map((_, index) => `NM-2026-${String(index + 1).padStart(4, '0')}`)
      expect(rows.map(({ number }) => number)).toEqual(expected)
      expect(rows).toHaveLength(1 + sequence.filter((kind) => kind === 'good').length)
    }),
    { numRuns: 12 },
  )
})
