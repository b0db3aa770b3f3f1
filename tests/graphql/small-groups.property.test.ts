import type { Role } from '@closecall/core/access/actor'
import { privacies, sources } from '@closecall/core/reports/report'
import { sortDirections, sortFields } from '@closecall/core/reports/report.input'
import { reportsFor } from '@closecall/core/reports/report-list.rows'
import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import { makeOrganisation, type TestMember, type TestOrganisation } from '../support/organisation'
import { useProduct } from '../support/product'
import { file, giveAction, handOver } from '../support/reports'

const product = useProduct()
const managers: Role[] = ['ADMIN', 'EXECUTIVE', 'SUPERVISOR']
/** Everything a manager is shown of more than one report. */
const list = `query ($filter: ReportFilter, $sort: ReportSort) {
  reports(filter: $filter, sort: $sort, first: 100) { totalCount pageInfo { hasNextPage endCursor } edges { cursor node {
    id number title comments { id } timeline { event changes } merged { id } actions { id } } } }
}`
const rest = `query ($siteIds: [UUID!]) {
  actions(first: 100) { totalCount edges { node { id report { id } } } }
  pendingReviews(first: 20) { edges { node { id report { id } } } }
  notifications(first: 20) { edges { node { params } } }
  viewer { inboxCount }
  dashboard(siteIds: $siteIds, from: "2025-07-01", to: "2026-03-01") {
    pyramid { actual { key count } potential { key count } } unassessed foresight { compared exceeded mildest mildestMajor }
    perMonth { month reports unrated per100 { value low high } } funnel { stage reports median p75 p90 } overdue { bucket actions }
    sites { siteId reports openActions overdueActions medianDaysToTriage per100 { value } }
    anonymous { siteId quarter reports texts }
  }
}`

let organisation: TestOrganisation
let worker: TestMember
let officer: TestMember
let askers: TestMember[]

beforeEach(async () => {
  organisation = await makeOrganisation(product())
  const [north, south] = organisation.sites
  worker = await organisation.as('WORKER')
  officer = await organisation.as('SAFETY_OFFICER')
  askers = await Promise.all(managers.map((role) => organisation.as(role)))
  askers.push(await organisation.as('SUPERVISOR', { sites: [north.id] }))
  const ids: string[] = []
  for (const [index, siteId] of [north.id, south.id, north.id, south.id].entries()) {
    const type = index < 2 ? 'NEAR_MISS' : 'INJURY'
    ids.push((await file(worker, organisation, { siteId, type, whatHappened: `Oil, ${index}` })).id)
  }
  await giveAction(product(), organisation, worker, ids[0] ?? '', '2026-03-01')
})

const moment = fc.constantFrom('2025-08-03', '2025-11-20', '2026-01-07', '2026-03-05').map((d) => new Date(d))
const anonymous = fc.record({
  site: fc.nat(1),
  type: fc.constantFrom('NEAR_MISS', 'INJURY', 'POSITIVE'),
  status: fc.constantFrom('SUBMITTED', 'ACCEPTED', 'CLOSED', 'REJECTED'),
  potentialSeverity: fc.option(fc.integer({ min: 3, max: 5 }), { nil: null }),
  actualSeverity: fc.option(fc.integer({ min: 1, max: 3 }), { nil: null }),
  at: moment,
  late: fc.boolean(),
})
type Anonymous = typeof anonymous extends fc.Arbitrary<infer A> ? A : never

async function fileAnonymously(rows: Anonymous[]) {
  const placed = rows.map(({ site, at, late: _, ...rest }) => ({
    ...rest,
    ...(site ? { siteId: organisation.sites[1].id } : {}),
    ...(rest.status === 'SUBMITTED' ? {} : { triagedAt: new Date('2026-03-06') }),
    occurredAt: at,
    submittedAt: at,
  }))
  const ids = await handOver(product(), organisation, placed)
  for (const [index, id] of ids.entries()) {
    if (rows[index]?.late) await giveAction(product(), organisation, worker, id, '2026-03-01', true)
  }
  return ids
}

async function shownTo(asker: TestMember) {
  const seen: unknown[] = [await asker.run(rest), await asker.run(list, { filter: { text: 'oil' } })]
  for (const privacy of privacies) seen.push(await asker.run(list, { filter: { privacy } }))
  for (const source of sources) seen.push(await asker.run(list, { filter: { source } }))
  for (const field of sortFields) {
    for (const direction of sortDirections) {
      seen.push(await asker.run(list, { sort: { field, direction: direction.toUpperCase() } }))
    }
  }
  const sites = asker.actor.sites === 'ALL' ? organisation.sites.map(({ id }) => id) : asker.actor.sites
  for (const id of sites) seen.push(await asker.run(rest, { siteIds: [id] }))
  return seen
}

/** One after the other: the promises of many would wait for the same connections. */
async function shownToEach() {
  const seen: unknown[][] = []
  for (const asker of askers) seen.push(await shownTo(asker))
  return seen
}

describe('a manager', () => {
  test('is shown the same, to the letter, with and without anonymous reports in small groups', {
    timeout: 120_000,
  }, async () => {
    const before = await shownToEach()
    await fc.assert(
      fc.asyncProperty(fc.array(anonymous, { minLength: 1, maxLength: 4 }), async (rows) => {
        const ids = await fileAnonymously(rows)
        expect(await shownToEach()).toEqual(before)
        await product().database.write(organisation.id, (tx) =>
          tx.report.deleteMany({ where: { id: { in: ids } } }),
        )
      }),
      { numRuns: 6 },
    )
  })

  test('of a large group is shown one figure more, and nothing else', { timeout: 60_000 }, async () => {
    const before = await shownToEach()
    const at = new Date('2025-11-20')
    const row = { site: 0, type: 'INJURY', status: 'ACCEPTED', at, late: true } as const
    await fileAnonymously(
      Array.from({ length: 7 }, () => ({ ...row, potentialSeverity: 4, actualSeverity: 3 })),
    )
    const group = { siteId: organisation.sites[0].id, quarter: '2025-10-01' }
    for (const [index, asker] of askers.entries()) {
      const shown = JSON.stringify(await shownTo(asker))
      const [hidden, told] = [null, 7].map((reports) => JSON.stringify({ ...group, reports, texts: false }))
      expect(shown).toContain(told)
      expect(JSON.parse(shown.replaceAll(String(told), String(hidden)))).toEqual(before[index])
    }
  })

  test('finds by every combination of filters what the officer finds, without the anonymous', {
    timeout: 300_000,
  }, async () => {
    const [north] = organisation.sites
    const at = new Date('2026-03-10T08:00:00Z')
    const alike = { at, actualSeverity: null, late: false } as const
    const rows: Anonymous[] = [0, 1].flatMap((site) =>
      ['NEAR_MISS', 'INJURY'].flatMap((type) =>
        ['SUBMITTED', 'ACCEPTED'].map(
          (status) => ({ ...alike, site, type, status, potentialSeverity: 4 }) as Anonymous,
        ),
      ),
    )
    const ids = new Set(await fileAnonymously(rows))
    const given = {
      status: ['SUBMITTED'],
      siteId: [north.id],
      locationId: [north.locationId],
      type: ['NEAR_MISS'],
      potential: [4, 5],
      reporterId: [worker.memberId],
      privacy: ['ANONYMOUS', 'NAMED'],
      source: ['QR', 'WEB'],
      text: 'oil',
      submittedFrom: '2026-03-01T00:00:00Z',
      submittedTo: '2026-03-10T08:30:00Z',
    }
    /** Some questions of one asker after another: thousands of transactions would take minutes. */
    const find = async (asker: TestMember, filters: object[]) => {
      const ctx = asker.ctx()
      const answers: string[][] = []
      for (const filter of filters) {
        const where = await reportsFor(ctx, { filter })
        const found = await ctx.db.report.findMany({ ...where, select: { id: true } })
        answers.push(found.map(({ id }) => id))
      }
      await ctx.end()
      return answers
    }
    const conditions: [string, unknown][] = [...Object.entries(given), ['overdue', true], ['overdue', false]]
    // All parts of a filter must hold: what a combination finds is what each of its parts finds alone.
    const alone = await find(
      officer,
      conditions.map(([name, value]) => ({ [name]: value })),
    )
    const [everything = []] = await find(officer, [{}])
    const combinations = Array.from({ length: 3 * 2 ** (conditions.length - 2) }, (_, chosen) => chosen)
    const filterOf = (chosen: number) => Object.fromEntries(conditions.filter((_, i) => chosen & (1 << i)))
    let withheld = 0
    for (let turn = 0; combinations.length > 0; turn++) {
      const some = combinations.splice(0, 32)
      const answers = await find(askers[turn % 3] as TestMember, some.map(filterOf))
      for (const [n, chosen] of some.entries()) {
        const [filter, found] = [filterOf(chosen), answers[n]]
        const matching = alone
          .filter((_, i) => chosen & (1 << i))
          .reduce((left, each) => left.filter((id) => each.includes(id)), everything)
        const expected = matching.filter((id) => !ids.has(id))
        withheld += matching.length - expected.length
        expect({ filter, found }).toEqual({ filter, found: expected })
      }
    }
    expect(withheld).toBeGreaterThan(100)
    // None of them has reported anything.
    for (const asker of askers.slice(0, 3)) {
      const mine = conditions.map(([name, value]) => ({ [name]: value, mine: true }))
      expect((await find(asker, mine)).flat()).toEqual([])
    }
  })
})
