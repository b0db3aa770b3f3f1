import { beforeEach, expect, test } from 'vitest'
import { accepted, endings, eventsOf, reportRow, submitted } from '../support/cards'
import { makeOrganisation, type TestMember, type TestOrganisation } from '../support/organisation'
import { useProduct } from '../support/product'

const product = useProduct()
let organisation: TestOrganisation
let worker: TestMember
let officer: TestMember
let executive: TestMember

beforeEach(async () => {
  organisation = await makeOrganisation(product())
  worker = await organisation.as('WORKER')
  officer = await organisation.as('SAFETY_OFFICER', { name: 'Olga' })
  executive = await organisation.as('EXECUTIVE')
})

const review = 'pendingReview { id fromSeverity toSeverity reason status viewerCanDecide proposedBy { id } }'
const change = (name: string) =>
  `mutation ($input: ChangePotentialInput!) { ${name}(input: $input) { id ${review} } }`
const raise = change('raisePotential')
const lower = change('proposeLowerPotential')
const decide =
  'mutation ($input: DecidePotentialReviewInput!) { decidePotentialReview(input: $input) { id pendingReview { id } } }'

const ofFour = async () =>
  accepted(officer, await submitted(organisation, worker), { potentialSeverity: 4, actualSeverity: 2 })

test('lowering takes a reason and a second person, and the reporter can follow it', async () => {
  const { id } = await ofFour()
  const proposed = await officer.run(lower, {
    input: { id, version: 2, to: 3, reason: 'The guard would hold' },
  })
  const pending = proposed.proposeLowerPotential.pendingReview
  expect(pending).toMatchObject({
    fromSeverity: 4,
    toSeverity: 3,
    reason: 'The guard would hold',
    status: 'PENDING',
    viewerCanDecide: false,
    proposedBy: { id: officer.memberId },
  })
  expect((await reportRow(officer, id)).potentialSeverity).toBe(4)

  const input = { id: pending.id, confirm: true }
  const own = await officer.expectError('FORBIDDEN', decide, { input })
  expect(own.extensions?.reason).toBe('potential.second_person')
  await worker.expectError('FORBIDDEN', decide, { input })
  const waiting = '{ pendingReviews(first: 5) { edges { node { id viewerCanDecide report { id } } } } }'
  expect((await officer.run(waiting)).pendingReviews.edges).toEqual([])
  expect((await executive.run(waiting)).pendingReviews.edges).toEqual([
    { node: { id: pending.id, viewerCanDecide: true, report: { id } } },
  ])

  const decided = await executive.run(decide, { input })
  expect(decided.decidePotentialReview.pendingReview).toBeNull()
  expect(await reportRow(officer, id)).toMatchObject({ potentialSeverity: 3, version: 4 })
  expect((await eventsOf(officer, id)).slice(-2)).toMatchObject([
    { event: 'potential.lower_proposed', payload: { reportId: id, reviewId: pending.id } },
    { event: 'potential.lower_decided', payload: { confirmed: true, proposedById: officer.memberId } },
  ])
  const again = await executive.expectError('PRECONDITION', decide, {
    input: { ...input, confirm: false },
  })
  expect(again.extensions?.reason).toBe('potential.review_decided')

  const ctx = worker.ctx()
  const timeline = await ctx.db.audit.findMany({
    where: { reportId: id, event: { startsWith: 'potential.' } },
  })
  await ctx.end()
  expect(timeline.map(({ changes }) => changes)).toEqual([
    { proposedSeverity: [4, 3], reason: [null, 'The guard would hold'] },
    {
      potentialSeverity: [4, 3],
      review: ['PENDING', 'CONFIRMED'],
      reason: [null, 'The guard would hold'],
    },
  ])
})

test('declined, it stays; one proposal at a time; never to or above what it is, never below what happened', async () => {
  const { id } = await ofFour()
  const refuse = async (code: 'INVALID' | 'PRECONDITION', version: number, to: number) =>
    (await officer.expectError(code, lower, { input: { id, version, to, reason: 'x' } })).extensions?.reason
  expect(await refuse('INVALID', 2, 4)).toBe('potential.not_lower')
  expect(await refuse('INVALID', 2, 1)).toBe('potential.below_actual')
  const { proposeLowerPotential } = await officer.run(lower, {
    input: { id, version: 2, to: 3, reason: 'x' },
  })
  expect(await refuse('PRECONDITION', 3, 2)).toBe('potential.review_pending')
  const input = { id: proposeLowerPotential.pendingReview.id, confirm: false }
  await executive.run(decide, { input })
  expect(await reportRow(officer, id)).toMatchObject({ potentialSeverity: 4, version: 4 })
  await officer.run(lower, { input: { id, version: 4, to: 2, reason: 'Looked again' } })
})

test('raising is immediate and takes a pending proposal with it', async () => {
  const { id } = await ofFour()
  await officer.run(lower, { input: { id, version: 2, to: 3, reason: 'x' } })
  const raised = await officer.run(raise, {
    input: { id, version: 3, to: 5, reason: 'Somebody stood below' },
  })
  expect(raised.raisePotential.pendingReview).toBeNull()
  expect(await reportRow(officer, id)).toMatchObject({ potentialSeverity: 5, version: 4 })
  const error = await officer.expectError('INVALID', raise, { input: { id, version: 4, to: 5, reason: 'x' } })
  expect(error.extensions?.reason).toBe('potential.not_higher')
  await worker.expectError('FORBIDDEN', raise, { input: { id, version: 4, to: 5, reason: 'x' } })
})

test('closing takes a pending proposal with it; none is decided on a report that is not in work', async () => {
  const report = await submitted(organisation, worker)
  const { id } = await accepted(officer, report, { potentialSeverity: 4, route: 'ON_THE_SPOT' })
  const close = 'mutation ($input: CloseReportInput!) { closeReport(input: $input) { pendingReview { id } } }'
  const propose = async (version: number) => {
    const { proposeLowerPotential } = await officer.run(lower, { input: { id, version, to: 3, reason: 'x' } })
    return proposeLowerPotential.pendingReview.id as string
  }
  const fallen = await propose(2)
  const closed = await officer.run(close, { input: { id, version: 3, note: 'Wiped' } })
  expect(closed.closeReport.pendingReview).toBeNull()
  expect(await reportRow(officer, id)).toMatchObject({ potentialSeverity: 4, version: 4 })
  expect((await eventsOf(officer, id)).slice(-2)).toMatchObject([
    { event: 'potential.lower_decided', payload: { reviewId: fallen, confirmed: false } },
    { event: 'report.closed' },
  ])
  const second = await officer.expectError('CONFLICT', close, { input: { id, version: 3, note: 'Dry' } })
  expect(second.extensions?.details).toMatchObject({ event: 'report.closed', status: 'CLOSED' })
  const late = await executive.expectError('PRECONDITION', decide, { input: { id: fallen, confirm: true } })
  expect(late.extensions?.reason).toBe('potential.review_decided')

  const reopen = 'mutation ($input: ReopenReportInput!) { reopenReport(input: $input) { id } }'
  await officer.run(reopen, { input: { id, version: 4, reason: 'Leaks again' } })
  const waiting = await propose(5)
  for (const status of ['CLOSED', 'REJECTED', 'RETURNED'] as const) {
    await product().database.write(organisation.id, (tx) =>
      tx.report.updateMany({ where: { id }, data: { status } }),
    )
    const error = await executive.expectError('PRECONDITION', decide, {
      input: { id: waiting, confirm: true },
    })
    expect(error.extensions).toMatchObject({ reason: 'report.not_open', details: { status } })
    const seen = await executive.run('{ pendingReviews(first: 5) { edges { node { viewerCanDecide } } } }')
    expect(seen.pendingReviews.edges).toEqual([{ node: { viewerCanDecide: false } }])
  }
  expect((await reportRow(officer, id)).potentialSeverity).toBe(4)
})

test('two people deciding at once, two proposing at once: one each', async () => {
  const { id } = await ofFour()
  const owner = await organisation.as('OWNER')
  const proposals = await Promise.all(
    [officer, executive, owner].map((each) =>
      each.ask(lower, { input: { id, version: 2, to: 3, reason: 'x' } }),
    ),
  )
  expect(endings(proposals)).toEqual(['done', 'report.changed', 'report.changed'])
  const others = await Promise.all([1, 2, 3].map(() => organisation.as('SUPERVISOR')))
  const { pendingReviews } = await (await organisation.as('OWNER')).run(
    '{ pendingReviews(first: 1) { edges { node { id } } } }',
  )
  const input = { id: pendingReviews.edges[0].node.id, confirm: true }
  const decisions = await Promise.all(others.map((each) => each.ask(decide, { input })))
  expect(decisions.filter(({ errors }) => errors.length === 0)).toHaveLength(1)
  expect((await reportRow(officer, id)).potentialSeverity).toBe(3)
})

test('the four answers can be tried before anything is decided', async () => {
  const { assessPotential } = await worker.run(
    '{ assessPotential(answers: { highEnergy: true, energyReleased: true, seriousInjury: false, controlInPlace: true }) { class needsInvestigation reasons { question answer } } }',
  )
  expect(assessPotential).toMatchObject({ class: 'CAPACITY', needsInvestigation: false })
  expect(assessPotential.reasons).toHaveLength(4)
})

test('whoever comes second learns that it was raised, of each report of many as well', async () => {
  const { id } = await ofFour()
  await officer.run(raise, { input: { id, version: 2, to: 5, reason: 'Hot oil' } })
  const close = 'mutation ($input: CloseReportInput!) { closeReport(input: $input) { id } }'
  const error = await officer.expectError('CONFLICT', close, { input: { id, version: 2, note: 'Done' } })
  const details = {
    version: 3,
    // What it was: this alone would tell nothing.
    status: 'ACCEPTED',
    event: 'potential.raised',
    changes: { potentialSeverity: [4, 5], reason: [null, 'Hot oil'] },
    changedBy: 'Olga',
    changedAt: product().clock.now.toISOString(),
  }
  expect(error.extensions?.details).toEqual(details)
  const bulk = 'mutation ($input: TriageReportsInput!) { triageReports(input: $input) { ok details } }'
  const fresh = await submitted(organisation, worker)
  const items = [
    { id: fresh.id, version: 1 },
    { id, version: 2 },
  ]
  const { triageReports } = await officer.run(bulk, { input: { items, verb: 'REJECT', reason: 'Seen' } })
  expect(triageReports).toEqual([
    { ok: true, details: null },
    { ok: false, details },
  ])
})
