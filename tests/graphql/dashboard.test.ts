import { dayStart } from '@closecall/core/access/local-day'
import { reportNumber } from '@closecall/core/reports/report'
import fc from 'fast-check'
import { v4 } from 'uuid'
import { expect, test } from 'vitest'
import { makeOrganisation, type TestOrganisation } from '../support/organisation'
import { useProduct } from '../support/product'
import { giveAction } from '../support/reports'

const product = useProduct()
const dashboard = `query ($siteIds: [UUID!], $from: Date!, $to: Date!) {
  dashboard(siteIds: $siteIds, from: $from, to: $to) {
    pyramid { actual { key count } potential { key count } }
    unassessed
    foresight { compared exceeded mildest mildestMajor }
    perMonth { month reports unrated headcount per100 { value low high } }
    funnel { stage reports median p75 p90 }
    overdue { bucket actions }
    sites { name reports openActions overdueActions medianDaysToTriage per100 { value } }
  }
}`
const year = { from: '2026-01-01', to: '2026-12-31' }
const daysAgo = (days: number) => new Date(product().clock.now.getTime() - days * 86_400_000)

type Row = {
  type?: string
  privacy?: string
  siteId?: string
  status?: string
  submittedAt?: Date
  actualSeverity?: number
  potentialSeverity?: number
  triagedAt?: Date | null
}
let sequence = 0
const insert = (organisation: TestOrganisation, rows: Row[]) =>
  product().database.write(organisation.id, async (tx) => {
    const data = rows.map((row) => ({
      organisationId: organisation.id,
      id: v4(),
      number: reportNumber(2026, ++sequence),
      type: 'NEAR_MISS',
      siteId: organisation.sites[0].id,
      title: 'Oil',
      whatHappened: 'Oil',
      occurredAt: daysAgo(10),
      submittedAt: daysAgo(10),
      ...row,
    }))
    await tx.report.createMany({ data })
    return data.map((row) => row.id)
  })

test('shows the measured pyramid, the months and the funnel of the sites in reach', async () => {
  const organisation = await makeOrganisation(product())
  await insert(organisation, [
    { type: 'UNSAFE_ACT', actualSeverity: 1, potentialSeverity: 4, triagedAt: daysAgo(8) },
    { type: 'NEAR_MISS', actualSeverity: 1, potentialSeverity: 5, triagedAt: daysAgo(4) },
    { type: 'INJURY', actualSeverity: 2 },
    { type: 'INJURY', actualSeverity: 3, status: 'REJECTED' },
  ])
  const officer = await organisation.as('SAFETY_OFFICER')
  const { dashboard: seen } = await officer.run(dashboard, year)
  const steps = (levels: { key: string; count: number }[]) =>
    Object.fromEntries(levels.map((l) => [l.key, l.count]))
  expect(steps(seen.pyramid.actual)).toEqual({
    FATALITY: 0,
    LOST_TIME: 0,
    FIRST_AID: 1,
    NEAR_MISS: 1,
    UNSAFE: 1,
  })
  expect(steps(seen.pyramid.potential)).toEqual({
    FATALITY: 1,
    LOST_TIME: 1,
    FIRST_AID: 0,
    NEAR_MISS: 1,
    UNSAFE: 0,
  })
  expect(seen.unassessed).toBe(1)
  expect(seen.foresight).toEqual({ compared: 2, exceeded: 2, mildest: 2, mildestMajor: 2 })
  expect(seen.perMonth[1]).toMatchObject({
    month: '2026-02-01',
    reports: 3,
    headcount: 100,
    per100: { value: 3 },
  })
  expect(seen.funnel[1]).toEqual({ stage: 'TRIAGED', reports: 2, median: 2, p75: 6, p90: 6 })
  expect(seen.sites[0]).toMatchObject({ name: 'North', reports: 3, medianDaysToTriage: 2 })

  const south = await organisation.as('SUPERVISOR', { sites: [organisation.sites[1].id] })
  const theirs = (await south.run(dashboard, year)).dashboard
  expect(theirs.sites.map((site: { name: string }) => site.name)).toEqual(['South'])
  expect(theirs.perMonth[1].reports).toBe(0)
  await south.expectError('NOT_FOUND', dashboard, { ...year, siteIds: [organisation.sites[0].id] })
  await (await organisation.as('WORKER')).expectError('FORBIDDEN', dashboard, year)
})

test('a rate leaves out the reports of sites whose heads nobody counted', async () => {
  const organisation = await makeOrganisation(product())
  const [north, south] = organisation.sites
  await product().database.write(organisation.id, (tx) =>
    tx.site.updateMany({ where: { id: south.id }, data: { headcount: null } }),
  )
  const submittedAt = new Date('2026-01-15')
  await insert(organisation, [{}, {}, { siteId: south.id }, { siteId: south.id, submittedAt }])
  const officer = await organisation.as('SAFETY_OFFICER')
  const { dashboard: seen } = await officer.run(dashboard, { from: '2026-01-01', to: '2026-03-31' })
  const headcount = 50
  expect(seen.perMonth).toMatchObject([
    { reports: 1, unrated: 1, headcount, per100: null },
    { reports: 3, unrated: 1, headcount, per100: { value: 4 } },
    { reports: 0, unrated: 0, headcount, per100: { value: 0 } },
  ])
  const sites = Object.fromEntries(seen.sites.map((site: { name: string }) => [site.name, site]))
  expect(sites[north.name].per100.value).toBeCloseTo(4 / 3)
  expect(sites[south.name].per100).toBeNull()
})

test('counts unfinished actions by how late they are', async () => {
  const organisation = await makeOrganisation(product())
  const owner = await organisation.as('WORKER')
  const [reportId] = await insert(organisation, [{}])
  const action = (days: number, status = 'OPEN') => ({
    organisationId: organisation.id,
    id: v4(),
    reportId: String(reportId),
    siteId: organisation.sites[0].id,
    title: 'Fix',
    kind: 'CORRECTIVE',
    controlLevel: 'ENGINEERING',
    status,
    ownerId: owner.memberId,
    dueOn: daysAgo(days),
    createdAt: product().clock.now,
  })
  await product().database.write(organisation.id, (tx) =>
    tx.action.createMany({ data: [action(0), action(3), action(20), action(100), action(50, 'VERIFIED')] }),
  )
  const officer = await organisation.as('SAFETY_OFFICER')
  const { dashboard: seen } = await officer.run(dashboard, year)
  expect(seen.overdue.map((row: { actions: number }) => row.actions)).toEqual([1, 1, 0, 1])
  expect(seen.sites[0]).toMatchObject({ openActions: 4, overdueActions: 3 })
})

test('an action is late from midnight where the organisation is, not in Greenwich', async () => {
  const { clock } = product()
  const before = clock.now
  for (const [timeZone, instant, late] of [
    ['America/Los_Angeles', '2026-03-06T02:00:00Z', 0], // 5 March, 18:00 there
    ['Asia/Kamchatka', '2026-03-05T13:00:00Z', 1], // 6 March, 01:00 there
  ] as const) {
    const organisation = await makeOrganisation(product(), { timeZone })
    const owner = await organisation.as('WORKER')
    const [reportId] = await insert(organisation, [{}])
    await giveAction(product(), organisation, owner, String(reportId), '2026-03-05')
    const officer = await organisation.as('SAFETY_OFFICER')
    clock.now = new Date(instant)
    const { dashboard: seen } = await officer.run(dashboard, year)
    clock.now = before
    expect({ timeZone, ...seen.sites[0] }).toMatchObject({ timeZone, openActions: 1, overdueActions: late })
  }
})

test('a report counts in the month it was filed in by the organisation’s clock, also when another clock is set', async () => {
  const organisation = await makeOrganisation(product())
  await insert(organisation, [
    { submittedAt: new Date('2026-01-31T21:30:00Z'), triagedAt: new Date('2026-02-02T00:00:00Z') },
    { submittedAt: new Date('2026-01-31T12:00:00Z') },
  ])
  const owner = await organisation.as('OWNER')
  const months = async () =>
    (await owner.run(dashboard, { from: '2026-01-01', to: '2026-02-01' })).dashboard.perMonth.map(
      ({ reports }: { reports: number }) => reports,
    )
  expect(await months()).toEqual([1, 1])
  const set = 'mutation ($input: UpdateOrganisationInput!) { updateOrganisation(input: $input) { id } }'
  await owner.run(set, { input: { timeZone: 'America/New_York' } })
  expect(await months()).toEqual([2, 0])
  await owner.run(set, { input: { timeZone: 'Pacific/Kiritimati' } })
  expect(await months()).toEqual([0, 2])
})

test.each([
  'Pacific/Auckland',
  'Asia/Kamchatka',
  'Asia/Kathmandu',
  'Europe/Moscow',
  'America/Los_Angeles',
  'Pacific/Honolulu',
])('an anonymous report counts in the month of the day it names in %s, at both ends', async (timeZone) => {
  const organisation = await makeOrganisation(product())
  const owner = await organisation.as('OWNER')
  const days = ['2026-01-01', '2026-01-31', '2026-07-01', '2026-07-31']
  const rows = days.map((day) => ({ privacy: 'ANONYMOUS', submittedAt: dayStart(day, timeZone) }))
  await insert(organisation, rows)
  const months = (await owner.run(dashboard, year)).dashboard.perMonth
  expect(months.filter(({ reports }: { reports: number }) => reports > 0)).toMatchObject([
    { month: '2026-01-01', reports: 2 },
    { month: '2026-07-01', reports: 2 },
  ])
})

test('whoever sets another clock waits for a report that is being counted by the one before', async () => {
  const organisation = await makeOrganisation(product())
  const owner = await organisation.as('OWNER')
  const [id] = await insert(organisation, [{ submittedAt: new Date('2026-01-31T21:30:00Z') }])
  const input = { timeZone: 'America/New_York' }
  const set = 'mutation ($input: UpdateOrganisationInput!) { updateOrganisation(input: $input) { id } }'
  const [setting] = await product().database.write(organisation.id, async (tx) => {
    await tx.report.updateMany({ where: { id }, data: { status: 'REJECTED' } })
    const setting = owner.run(set, { input })
    const waits = () =>
      tx.$queryRaw<
        unknown[]
      >`SELECT FROM pg_locks WHERE NOT granted AND pg_backend_pid() = ANY (pg_blocking_pids(pid))`
    while ((await waits()).length === 0) await new Promise((resolve) => setTimeout(resolve, 10))
    return [setting]
  })
  await setting
  const seen = await owner.run(dashboard, { from: '2026-01-01', to: '2026-02-01' })
  expect(seen.dashboard.perMonth).toMatchObject([{ reports: 0 }, { reports: 0 }])
})

test('whoever changes something else of the organisation meanwhile does not set the clock back', async () => {
  const organisation = await makeOrganisation(product())
  const owner = await organisation.as('OWNER')
  const set = `mutation ($input: UpdateOrganisationInput!) {
    updateOrganisation(input: $input) { name timeZone triageWorkingDays } }`
  const [naming] = await product().database.write(organisation.id, async (tx) => {
    await tx.organisation.update({
      where: { id: organisation.id },
      data: { timeZone: 'America/New_York', settings: { triageWorkingDays: 3 } },
    })
    const naming = owner.run(set, { input: { name: 'Mill' } })
    const waits = () =>
      tx.$queryRaw<
        unknown[]
      >`SELECT FROM pg_locks WHERE NOT granted AND pg_backend_pid() = ANY (pg_blocking_pids(pid))`
    while ((await waits()).length === 0) await new Promise((resolve) => setTimeout(resolve, 10))
    return [naming]
  })
  const named = { name: 'Mill', timeZone: 'America/New_York', triageWorkingDays: 3 }
  expect((await naming).updateOrganisation).toMatchObject(named)
})

test('rollups equal a recount after any changes', async () => {
  const organisation = await makeOrganisation(product())
  const officer = await organisation.as('SAFETY_OFFICER')
  const severity = fc.option(fc.integer({ min: 1, max: 5 }), { nil: undefined })
  const row = fc.record({
    type: fc.constantFrom('NEAR_MISS', 'UNSAFE_ACT', 'INJURY', 'POSITIVE'),
    status: fc.constantFrom('SUBMITTED', 'ACCEPTED', 'REJECTED'),
    potentialSeverity: severity,
    triagedAt: fc.option(fc.integer({ min: 0, max: 9 }).map(daysAgo), { nil: null }),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 8 }), row, async (rows, change) => {
      const ids = await insert(organisation, rows)
      await product().database.write(organisation.id, async (tx) => {
        await tx.report.updateMany({ where: { id: { in: ids.slice(0, 3) } }, data: change })
        await tx.report.deleteMany({ where: { id: { in: ids.slice(5) } } })
      })
      const ctx = officer.ctx()
      const counted = await ctx.db.report.findMany({ where: { status: { not: 'REJECTED' } } })
      await ctx.end()
      const { dashboard: seen } = await officer.run(dashboard, year)
      expect(seen.funnel[0].reports).toBe(counted.length)
      expect(seen.funnel[1].reports).toBe(counted.filter((report) => report.triagedAt).length)
      expect(seen.unassessed).toBe(counted.filter((report) => !report.potentialSeverity).length)
    }),
    { numRuns: 25 },
  )
})
