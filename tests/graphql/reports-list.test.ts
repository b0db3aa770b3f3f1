import { beforeAll, describe, expect, test } from 'vitest'
import { makeOrganisation, type TestMember, type TestOrganisation } from '../support/organisation'
import { useProduct } from '../support/product'
import { file, giveAction } from '../support/reports'
import { statementsOf } from '../support/statements'

const product = useProduct()
const list = `query ($filter: ReportFilter, $sort: ReportSort, $first: Int, $after: String, $last: Int, $before: String) {
  reports(filter: $filter, sort: $sort, first: $first, after: $after, last: $last, before: $before) {
    totalCount pageInfo { hasNextPage endCursor } edges { node { title } }
  }
}`
type Page = {
  totalCount: number
  pageInfo: { hasNextPage: boolean; endCursor: string }
  edges: { node: { title: string } }[]
}

let organisation: TestOrganisation
let officer: TestMember
let worker: TestMember
let other: TestMember

async function titles(asker: TestMember, variables: Record<string, unknown> = {}): Promise<string[]> {
  const page: Page = (await asker.run(list, { first: 50, ...variables })).reports
  expect(page.totalCount).toBe(page.edges.length)
  return page.edges.map(({ node }) => node.title)
}
const filtered = (filter: Record<string, unknown>) => titles(officer, { filter })

/** Five reports, an hour apart, each different in what a filter can ask for. */
beforeAll(async () => {
  organisation = await makeOrganisation(product())
  officer = await organisation.as('SAFETY_OFFICER')
  worker = await organisation.as('WORKER')
  other = await organisation.as('WORKER')
  const [north, south] = organisation.sites
  const { clock, database } = product()
  const cards = [
    { title: 'A', whatHappened: 'Рабочий поскользнулся на масле', siteId: north.id, type: 'NEAR_MISS' },
    { title: 'B', whatHappened: 'Forklifts were speeding', siteId: north.id, locationId: north.locationId },
    { title: 'C', whatHappened: 'Loose ladder', siteId: south.id, type: 'UNSAFE_CONDITION' },
    {
      title: 'D',
      whatHappened: 'Oil again',
      siteId: south.id,
      source: 'QR',
      occurredAt: '2026-01-01T00:00:00Z',
    },
    {
      title: 'E',
      whatHappened: 'Спасибо за порядок',
      siteId: north.id,
      type: 'POSITIVE',
      privacy: 'CONFIDENTIAL',
    },
  ]
  const start = clock.now.getTime()
  const ids: string[] = []
  for (const [index, changes] of cards.entries()) {
    clock.now = new Date(start + index * 3_600_000)
    ids.push((await file(index < 3 ? worker : other, organisation, changes)).id)
  }
  const [a, b, c] = ids
  await database.write(organisation.id, async (tx) => {
    const set = (id: string | undefined, data: Record<string, unknown>) =>
      tx.report.updateMany({ where: { id }, data })
    await set(a, { status: 'ACCEPTED', potentialSeverity: 5 })
    await set(b, { status: 'ACCEPTED', potentialSeverity: 2 })
    await set(c, { status: 'CLOSED', potentialSeverity: 3 })
  })
  await giveAction(product(), organisation, other, b ?? '', '2026-03-09')
})

describe('the list', () => {
  test('is newest first, and a worker’s holds their own and those with an action of theirs', async () => {
    expect(await titles(officer)).toEqual(['E', 'D', 'C', 'B', 'A'])
    expect(await titles(worker)).toEqual(['C', 'B', 'A'])
    expect(await titles(other)).toEqual(['E', 'D', 'B'])
    const supervisor = await organisation.as('SUPERVISOR', { sites: [organisation.sites[1].id] })
    expect(await titles(supervisor)).toEqual(['D', 'C'])
    expect(await titles(supervisor, { filter: { siteId: [organisation.sites[0].id] } })).toEqual([])
  })

  test.each<[Record<string, unknown>, string]>([
    [{ status: ['ACCEPTED'] }, 'BA'],
    [{ status: ['ACCEPTED', 'CLOSED'] }, 'CBA'],
    [{ type: ['POSITIVE', 'UNSAFE_CONDITION'] }, 'EC'],
    [{ potential: [3, 5] }, 'CA'],
    [{ overdue: true }, 'B'],
    [{ overdue: false }, 'EDCA'],
    [{ text: 'масло' }, 'A'],
    [{ text: 'скользить' }, ''],
    [{ text: 'forklift' }, 'B'],
    [{ text: 'oil', status: ['SUBMITTED'] }, 'D'],
    [{ text: 'NM-2026-0003' }, 'C'],
    [{ text: '  ' }, 'EDCBA'],
    [{ submittedFrom: '2026-03-10T10:00:00Z', submittedTo: '2026-03-10T12:00:00Z' }, 'CB'],
    [{ status: [] }, ''],
    [{ privacy: ['CONFIDENTIAL'] }, 'E'],
    [{ privacy: ['NAMED'], source: ['WEB', 'BOX'] }, 'CBA'],
    [{ source: ['QR'] }, 'D'],
    [{ privacy: ['ANONYMOUS'] }, ''],
  ])('filtered by %j is %s', async (filter, expected) => {
    expect((await filtered(filter)).join('')).toBe(expected)
  })

  test('filters by place and person', async () => {
    const [north, south] = organisation.sites
    expect(await filtered({ siteId: [south.id] })).toEqual(['D', 'C'])
    expect(await filtered({ locationId: [north.locationId] })).toEqual(['B'])
    expect(await filtered({ reporterId: [other.memberId] })).toEqual(['E', 'D'])
    expect(await titles(worker, { filter: { mine: true, status: ['CLOSED'] } })).toEqual(['C'])
    const stranger = await makeOrganisation(product())
    expect(await filtered({ siteId: [stranger.sites[0].id] })).toEqual([])
  })

  test.each([
    ['POTENTIAL', 'DESC', 'ACBED'],
    ['POTENTIAL', 'ASC', 'BCAED'],
    ['OCCURRED_AT', 'ASC', 'DABCE'],
    ['NUMBER', 'ASC', 'ABCDE'],
    ['STATUS', 'ASC', 'BACED'],
  ])('sorted by %s %s is %s, page by page too', async (field, direction, expected) => {
    const sort = { field, direction }
    expect((await titles(officer, { sort })).join('')).toBe(expected)
    let walked = ''
    let after: string | undefined
    for (;;) {
      const page: Page = (await officer.run(list, { sort, first: 2, after })).reports
      walked += page.edges.map(({ node }) => node.title).join('')
      if (!page.pageInfo.hasNextPage) break
      after = page.pageInfo.endCursor
    }
    expect(walked).toBe(expected)
  })

  test('the ten thousandth report of a year comes after the one before it', async () => {
    const place = await makeOrganisation(product())
    const reader = await place.as('OWNER')
    const counted = { organisationId: place.id, year: 2026, last: 9_998 }
    await product().database.write(place.id, (tx) => tx.reportCounter.create({ data: counted }))
    for (const title of ['9999', '10000', '10001']) await file(reader, place, { title })
    const order = (direction: string) => titles(reader, { sort: { field: 'NUMBER', direction } })
    expect(await order('ASC')).toEqual(['9999', '10000', '10001'])
    expect(await order('DESC')).toEqual(['10001', '10000', '9999'])
    const found = await reader.run('{ report(number: "NM-2026-10000") { title } }')
    expect(found.report.title).toBe('10000')
  })

  test('neither repeats nor skips when a report arrives between two pages', async () => {
    const place = await makeOrganisation(product())
    const reader = await place.as('OWNER')
    for (const title of ['1', '2', '3', '4']) {
      product().clock.now = new Date(product().clock.now.getTime() + 1_000)
      await file(reader, place, { title })
    }
    const first: Page = (await reader.run(list, { first: 2 })).reports
    product().clock.now = new Date(product().clock.now.getTime() + 1_000)
    await file(reader, place, { title: '5' })
    const second: Page = (await reader.run(list, { first: 2, after: first.pageInfo.endCursor })).reports
    const walked = [...first.edges, ...second.edges].map(({ node }) => node.title)
    expect(walked).toEqual(['4', '3', '2', '1'])
  })

  test('another organisation’s cursor, or none at all, gives nothing away', async () => {
    const stranger = await makeOrganisation(product())
    const reader = await stranger.as('OWNER')
    const { pageInfo } = (await officer.run(list, { first: 1 })).reports as Page
    const { data } = await reader.ask(list, { first: 5, after: pageInfo.endCursor })
    expect(data?.reports?.edges ?? []).toEqual([])
    await officer.expectError('INVALID', list, { first: 5, after: 'nonsense' })
  })

  test('a cursor made by hand reaches the database only as two ids', async () => {
    const { id } = organisation
    for (const key of [[id, 'zz'], ['\0', id], [id, { not: id }], [id, id, id], { id }, null]) {
      const cursor = Buffer.from(`GPC:J:${JSON.stringify(key)}`).toString('base64')
      const error = await officer.expectError('INVALID', list, { first: 5, after: cursor })
      expect(error.extensions?.fields).toEqual([{ path: 'after', message: 'not_a_cursor' }])
      await officer.expectError('INVALID', list, { last: 5, before: cursor })
    }
  })

  test('a moment before the first year is refused', async () => {
    const filter = { submittedFrom: '0000-01-01T00:00:00Z' }
    await officer.expectError('INVALID', list, { first: 5, filter })
  })

  test('of fifty costs as many statements as of one', async () => {
    const place = await makeOrganisation(product())
    const reader = await place.as('OWNER')
    const page = `query ($first: Int) { reports(first: $first) { edges { node {
      number title overdue site { name } location { name } reporter { name } reporterHidden viewerCan { triage }
      actions { title status dueOn owner { name } }
    } } } }`
    await giveAction(product(), place, reader, (await file(reader, place)).id)
    const one = await statementsOf(() => reader.run(page, { first: 50 }))
    for (let index = 0; index < 49; index++) await file(reader, place)
    const fifty = await statementsOf(async () => {
      expect((await reader.run(page, { first: 50 })).reports.edges).toHaveLength(50)
    })
    expect(fifty.length).toBe(one.length)
    // Reports with all that hangs on them, and the organisation's clock.
    expect(fifty).toHaveLength(2)
  })

  test('shows of every report what asking for it alone shows, whatever is asked twice', async () => {
    const place = await makeOrganisation(product())
    const [owner, stranger] = [await place.as('OWNER'), await place.as('WORKER')]
    const fields = `id number a: actions { title status } b: actions { title owner { name } } x: site { name }
      y: site { id locations { name site { name } } } reporter { name } again: reporter { id role }
      first: comments { text } merged { id site { name } reporter { name } } mergedInto { number }`
    for (let index = 0; index < 4; index++) {
      const { id } = await file(stranger, place, index % 2 ? { privacy: 'CONFIDENTIAL' } : {})
      if (index !== 1) await giveAction(product(), place, owner, id)
    }
    for (const reader of [owner, stranger, await place.as('SUPERVISOR')]) {
      const { reports } = await reader.run(`{ reports(first: 10) { edges { node { ${fields} } } } }`)
      for (const { node } of reports.edges) {
        const { report } = await reader.run(`query ($id: UUID!) { report(id: $id) { ${fields} } }`, {
          id: node.id,
        })
        expect(node).toEqual(report)
      }
    }
  })
})
