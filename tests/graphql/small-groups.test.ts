import { noticesOf } from '@closecall/core/notifications/notice.rows'
import { v4 } from 'uuid'
import { beforeEach, describe, expect, test } from 'vitest'
import { makeOrganisation, type TestMember, type TestOrganisation } from '../support/organisation'
import { useProduct } from '../support/product'
import { file, giveAction, handOver } from '../support/reports'

const product = useProduct()
const one = 'query ($id: UUID, $number: String) { report(id: $id, number: $number) { id } }'
const addAction = 'mutation ($input: AddActionInput!) { addAction(input: $input) { id } }'
const addComment = 'mutation ($input: AddCommentInput!) { addComment(input: $input) { id } }'
const merge = 'mutation ($input: MergeReportInput!) { mergeReport(input: $input) { id version } }'
const mine = '{ actions(filter: { mine: true }, first: 5) { edges { node { title report { id } } } } }'
const texts = 'query ($siteId: UUID!, $quarter: Date!) { anonymousTexts(siteId: $siteId, quarter: $quarter) }'
const groups = `{ dashboard(from: "2025-10-01", to: "2025-12-01") {
  perMonth { reports } anonymous { name quarter reports texts } } }`

let organisation: TestOrganisation
let officer: TestMember
let supervisor: TestMember
let executive: TestMember
let worker: TestMember
let id: string

beforeEach(async () => {
  organisation = await makeOrganisation(product())
  officer = await organisation.as('SAFETY_OFFICER')
  supervisor = await organisation.as('SUPERVISOR')
  executive = await organisation.as('EXECUTIVE')
  worker = await organisation.as('WORKER')
  id =
    (
      await handOver(product(), organisation, [{ status: 'ACCEPTED', triagedAt: new Date('2025-11-21') }])
    )[0] ?? ''
})

const change = (data: Record<string, unknown>, of = id) =>
  product().database.write(organisation.id, (tx) => tx.report.updateMany({ where: { id: of }, data }))

const told = async (
  event: string,
  subjectId: string,
  payload: Record<string, unknown> = {},
  actorId: string | null = null,
) =>
  product().database.write(organisation.id, async (tx) => {
    const [first] = await noticesOf(tx, organisation.id, {
      id: v4(),
      event,
      subjectId,
      actorId,
      payload,
    })
    return first
  })

describe('an anonymous report', () => {
  test('is there for the safety officer and the owner within reach, and for nobody else', async () => {
    const [north, south] = organisation.sites
    const number = (await officer.run('query ($id: UUID) { report(id: $id) { number } }', { id })).report
      .number
    for (const role of ['SAFETY_OFFICER', 'OWNER'] as const) {
      const asker = await organisation.as(role, { sites: [north.id] })
      expect((await asker.run(one, { id })).report).toEqual({ id })
      expect((await asker.run(one, { number })).report).toEqual({ id })
    }
    const strangers = [supervisor, executive, worker, await organisation.as('ADMIN')]
    strangers.push(await organisation.as('SAFETY_OFFICER', { sites: [south.id] }))
    for (const asker of strangers) {
      await asker.expectError('NOT_FOUND', one, { id })
      await asker.expectError('NOT_FOUND', one, { number })
      const input = { id: v4(), reportId: id, text: 'Who was it?' }
      await asker.expectError('NOT_FOUND', addComment, { input })
    }
  })

  test('gives its action to a supervisor who sees the work and not the report', async () => {
    const action = {
      id: v4(),
      reportId: id,
      title: 'Fix the guard',
      kind: 'CORRECTIVE',
      controlLevel: 'ENGINEERING',
    }
    await officer.run(addAction, { input: { ...action, ownerId: supervisor.memberId, dueOn: '2026-04-01' } })
    expect((await supervisor.run(mine)).actions.edges).toEqual([
      { node: { title: 'Fix the guard', report: null } },
    ])
    await supervisor.expectError('NOT_FOUND', one, { id })
    const start =
      'mutation ($id: UUID!, $version: Int!) { startAction(id: $id, version: $version) { status } }'
    expect((await supervisor.run(start, { id: action.id, version: 1 })).startAction.status).toBe(
      'IN_PROGRESS',
    )
    const other = await organisation.as('SUPERVISOR')
    const hidden = 'query ($id: UUID!) { action(id: $id) { id } }'
    await other.expectError('NOT_FOUND', hidden, { id: action.id })
    await executive.expectError('NOT_FOUND', hidden, { id: action.id })

    const notice = await told('action.assigned', action.id)
    expect(notice).toMatchObject({ members: [supervisor.memberId], actionId: action.id })
    expect(notice).not.toHaveProperty('reportId')
    expect(notice?.params).toEqual({
      number: 'North',
      site: 'North',
      title: 'Fix the guard',
      due: '2026-04-01',
      page: '/actions',
    })
    await product().database.write(organisation.id, (tx) =>
      tx.action.updateMany({
        where: { id: action.id },
        data: { status: 'DONE', doneById: supervisor.memberId },
      }),
    )
    expect((await told('action.finished', action.id))?.members).toEqual([officer.memberId])
  })

  test('stays closed to whoever works on its action, whatever the sites in reach', async () => {
    const elsewhere = await organisation.as('SUPERVISOR', { sites: [organisation.sites[1].id] })
    for (const owner of [worker, elsewhere]) {
      await giveAction(product(), organisation, owner, id, '2026-03-01', true)
      expect((await owner.run(mine)).actions.edges).toEqual([{ node: { title: 'Clean', report: null } }])
      await owner.expectError('NOT_FOUND', one, { id })
      expect((await owner.run('{ reports { totalCount } }')).reports.totalCount).toBe(0)
    }
    const done = await product().database.write(organisation.id, async (tx) => {
      await tx.action.updateMany({ data: { status: 'DONE' } })
      return tx.action.findFirst({ where: { ownerId: worker.memberId } })
    })
    expect((await told('action.finished', done?.id ?? ''))?.members).toEqual([officer.memberId])
  })

  test('rings nobody who may not read it', async () => {
    expect((await told('report.submitted', id))?.members).toEqual([officer.memberId])
    const reviewId = v4()
    const proposal = { fromSeverity: 4, toSeverity: 3, reason: 'Less', proposedById: officer.memberId }
    await product().database.write(organisation.id, (tx) =>
      tx.potentialReview.create({
        data: {
          ...proposal,
          organisationId: organisation.id,
          id: reviewId,
          reportId: id,
          proposedAt: new Date(),
        },
      }),
    )
    const reviewers = () => told('potential.lower_proposed', id, { reviewId }, officer.memberId)
    expect((await reviewers())?.members).toEqual([])
    const owner = await organisation.as('OWNER')
    expect((await reviewers())?.members).toEqual([owner.memberId])
    expect(
      (await supervisor.run('{ pendingReviews(first: 5) { edges { node { id } } } }')).pendingReviews.edges,
    ).toEqual([])
    const mention = { id: v4(), reportId: id, text: 'Look', mentions: [supervisor.memberId] }
    await officer.expectError('INVALID', addComment, { input: mention })
    const mentionable = 'query ($reportId: UUID!) { mentionable(reportId: $reportId) { id } }'
    const readers = (await officer.run(mentionable, { reportId: id })).mentionable
    expect(new Set(readers)).toEqual(new Set([{ id: officer.memberId }, { id: owner.memberId }]))
  })

  test('leaves no trace on the report it is merged into, and takes none in', async () => {
    const named = await file(worker, organisation)
    await change({ status: 'SUBMITTED', triagedAt: null })
    const swallowed = await officer.ask(merge, { input: { id: named.id, version: 1, intoId: id } })
    expect(swallowed.errors[0]?.extensions).toMatchObject({ reason: 'report.merge_into_anonymous' })
    const similar = 'query ($reportId: UUID!) { similarReports(reportId: $reportId) { id } }'
    await change({ submittedAt: product().clock.now })
    expect((await officer.run(similar, { reportId: named.id })).similarReports).toEqual([])
    expect((await officer.run(similar, { reportId: id })).similarReports).toEqual([{ id: named.id }])

    const page = 'query ($id: UUID) { report(id: $id) { version merged { id } timeline { event changes } } }'
    const before = (await executive.run(page, { id: named.id })).report
    await officer.run(merge, { input: { id, version: 1, intoId: named.id } })
    expect((await executive.run(page, { id: named.id })).report).toEqual(before)
    expect((await officer.run(page, { id: named.id })).report.merged).toEqual([{ id }])
  })
})

test('a search that is full is full of what the reader may know of', async () => {
  const named = await file(worker, organisation, { whatHappened: 'Oil on the stairs' })
  await change({ submittedAt: new Date('2026-03-30') })
  const newest = (anonymous: boolean) =>
    product().database.write(
      organisation.id,
      (tx) =>
        tx.$queryRaw<{ id: string }[]>`SELECT id FROM search_reports('oil', 1, ${anonymous}) AS found (id)`,
    )
  expect(await newest(true)).toEqual([{ id }])
  expect(await newest(false)).toEqual([{ id: named.id }])
})

describe('the groups', () => {
  const quarter = '2025-10-01'
  // Its first day in Auckland and its last in Honolulu.
  const [first, second] = [new Date('2025-10-01T00:00:00+13:00'), new Date('2025-12-31T00:00:00-10:00')]
  const more = (count: number, row: Record<string, unknown> = {}) =>
    handOver(
      product(),
      organisation,
      Array.from({ length: count }, (_, i) => ({ submittedAt: i % 2 ? first : second, ...row })),
    )
  const north = async (asker: TestMember) => (await asker.run(groups)).dashboard.anonymous[0]

  test('are told from 5 on, the same to everybody, and in no other figure', async () => {
    await more(3)
    await more(9, { status: 'REJECTED' })
    for (const asker of [executive, officer]) expect((await north(asker)).reports).toBeNull()
    await more(1, { whatHappened: 'Nobody wears a harness' })
    for (const asker of [executive, officer]) {
      expect(await north(asker)).toEqual({ name: 'North', quarter, reports: 5, texts: false })
      await asker.expectError('NOT_FOUND', texts, { siteId: organisation.sites[0].id, quarter })
    }
    const months = async (asker: TestMember) =>
      (await asker.run(groups)).dashboard.perMonth.map(({ reports }: { reports: number }) => reports)
    expect(await months(executive)).toEqual([0, 0, 0])
    expect(await months(officer)).toEqual([1, 1, 3])
  })

  test('say what was written from 10 reports and 10 people on, in no order', async () => {
    await more(8, { whatHappened: 'Oil again' })
    const siteId = organisation.sites[0].id
    await executive.expectError('NOT_FOUND', texts, { siteId, quarter })
    await more(1, { whatHappened: 'A ladder stood on a box' })
    await more(1, { whatHappened: 'Spam', status: 'REJECTED' })
    const said = (await executive.run(texts, { siteId, quarter })).anonymousTexts
    expect(said).toHaveLength(10)
    expect(said).toEqual(said.toSorted())
    expect(new Set(said)).toEqual(new Set(['Oil again', 'Oil on the floor', 'A ladder stood on a box']))
    await worker.expectError('FORBIDDEN', texts, { siteId, quarter })
    const elsewhere = await organisation.as('SUPERVISOR', { sites: [organisation.sites[1].id] })
    await elsewhere.expectError('NOT_FOUND', texts, { siteId, quarter })
    for (const [headcount, count] of [
      [9, 10],
      [4, null],
      [null, null],
    ] as const) {
      await product().database.write(organisation.id, (tx) =>
        tx.site.updateMany({ where: { id: siteId }, data: { headcount } }),
      )
      expect(await north(executive)).toEqual({ name: 'North', quarter, reports: count, texts: false })
      await executive.expectError('NOT_FOUND', texts, { siteId, quarter })
    }
  })

  test('stay the same whatever the clock of the organisation: else it would tell on which day a report was filed', async () => {
    await more(9)
    const siteId = organisation.sites[0].id
    const before = await Promise.all([north(executive), executive.run(texts, { siteId, quarter })])
    expect(before).toMatchObject([{ reports: 10, texts: true }, { anonymousTexts: { length: 10 } }])
    const owner = await organisation.as('OWNER')
    for (const timeZone of ['Pacific/Honolulu', 'Pacific/Auckland']) {
      await owner.run(
        'mutation ($input: UpdateOrganisationInput!) { updateOrganisation(input: $input) { id } }',
        { input: { timeZone } },
      )
      expect(await Promise.all([north(executive), executive.run(texts, { siteId, quarter })])).toEqual(before)
    }
  })

  test('of a quarter that still grows are not told', async () => {
    await more(20, { submittedAt: new Date('2026-02-01') })
    const now = '{ dashboard(from: "2026-01-01", to: "2026-03-01") { anonymous { quarter } } }'
    expect((await executive.run(now)).dashboard.anonymous).toEqual([])
    await executive.expectError('NOT_FOUND', texts, {
      siteId: organisation.sites[0].id,
      quarter: '2026-01-01',
    })
  })
})

test('an action of an anonymous report is late for those who triage only', async () => {
  await giveAction(product(), organisation, worker, id, '2026-03-01', true)
  const late = '{ dashboard(from: "2026-01-01", to: "2026-03-01") { sites { openActions overdueActions } } }'
  const figures = async (asker: TestMember) => (await asker.run(late)).dashboard.sites[0]
  expect(await figures(officer)).toEqual({ openActions: 1, overdueActions: 1 })
  expect(await figures(executive)).toEqual({ openActions: 0, overdueActions: 0 })
})
