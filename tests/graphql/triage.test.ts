import { v7 } from 'uuid'
import { beforeEach, describe, expect, test } from 'vitest'
import { acceptance, accepted, endings, eventsOf, reportRow, submitted } from '../support/cards'
import { makeOrganisation, type TestMember, type TestOrganisation } from '../support/organisation'
import { useProduct } from '../support/product'
import { giveAction } from '../support/reports'

const product = useProduct()
let organisation: TestOrganisation
let worker: TestMember
let officer: TestMember

beforeEach(async () => {
  organisation = await makeOrganisation(product())
  worker = await organisation.as('WORKER')
  officer = await organisation.as('SAFETY_OFFICER', { name: 'Olga' })
})

const verb = (name: string, type: string) =>
  `mutation ($input: ${type}!) { ${name}(input: $input) { id number } }`
const accept = verb('acceptReport', 'AcceptReportInput')
const merge = verb('mergeReport', 'MergeReportInput')
const giveBack = verb('returnReport', 'ReturnReportInput')
const reject = verb('rejectReport', 'RejectReportInput')
const close = verb('closeReport', 'CloseReportInput')
const reopen = verb('reopenReport', 'ReopenReportInput')
const bulk = 'mutation ($input: TriageReportsInput!) { triageReports(input: $input) { id ok code reason } }'

const at = ({ id, version }: { id: string; version: number }) => ({ id, version })

test('a report that was merged into none says so, without an error', async () => {
  const report = await submitted(organisation, worker)
  const asked = 'query ($id: UUID!) { report(id: $id) { mergedInto { id number title } merged { id } } }'
  expect((await officer.run(asked, { id: report.id })).report).toEqual({ mergedInto: null, merged: [] })
})

describe('accepting', () => {
  test('stores the answers, the class they give, and tells', async () => {
    const report = await submitted(organisation, worker)
    const answers = { highEnergy: true, energyReleased: true, seriousInjury: false }
    const input = { ...at(report), answers, actualSeverity: 1, potentialSeverity: 5, route: 'INVESTIGATION' }
    await officer.run(accept, { input: { ...input, note: 'Thank you.' } })
    expect(await reportRow(officer, report.id)).toMatchObject({
      status: 'ACCEPTED',
      highEnergy: true,
      controlInPlace: null,
      potentialClass: 'PSIF',
      potentialSeverity: 5,
      actualSeverity: 1,
      route: 'INVESTIGATION',
      decisionNote: 'Thank you.',
      triagedAt: product().clock.now,
      version: 2,
    })
    expect(await eventsOf(officer, report.id)).toContainEqual({
      event: 'report.accepted',
      payload: { reportId: report.id, actorId: officer.memberId },
    })
    const why = await officer.run(
      '{ reports(first: 5) { edges { node { id potentialReasons { question answer } } } } }',
    )
    expect(why.reports.edges[0].node.potentialReasons).toContainEqual({
      question: 'controlInPlace',
      answer: null,
    })
  })

  test('a class that calls for an investigation leaves no other route', async () => {
    const report = await submitted(organisation, worker)
    const answers = { highEnergy: true, energyReleased: true, seriousInjury: false, controlInPlace: false }
    const input = { ...at(report), answers, potentialSeverity: 4, route: 'ACTIONS' }
    const error = await officer.expectError('INVALID', accept, { input })
    expect(error.extensions).toMatchObject({
      reason: 'route.investigation_required',
      fields: [{ path: 'route' }],
    })
    expect(await reportRow(officer, report.id)).toMatchObject({ status: 'SUBMITTED', version: 1 })
  })

  test('potential is never below actual, severities are 1 to 5', async () => {
    const report = await submitted(organisation, worker)
    const input = { ...at(report), ...acceptance, actualSeverity: 4 }
    const error = await officer.expectError('INVALID', accept, { input })
    expect(error.extensions?.reason).toBe('potential.below_actual')
    await officer.expectError('INVALID', accept, { input: { ...input, potentialSeverity: 6 } })
    await officer.expectError('INVALID', accept, { input: { ...input, actualSeverity: 0 } })
  })

  test('only whoever triages, only in reach', async () => {
    const report = await submitted(organisation, worker)
    const input = { ...at(report), ...acceptance }
    for (const role of ['ADMIN', 'EXECUTIVE', 'SUPERVISOR'] as const) {
      await (await organisation.as(role)).expectError('FORBIDDEN', accept, { input })
    }
    await worker.expectError('FORBIDDEN', accept, { input })
    await (await organisation.as('WORKER')).expectError('NOT_FOUND', accept, { input })
    const south = await organisation.as('SAFETY_OFFICER', { sites: [organisation.sites[1].id] })
    await south.expectError('NOT_FOUND', accept, { input })
    // Even of one's own report somebody else decides where one's rights do not reach.
    const own = await submitted(organisation, south)
    await south.expectError('FORBIDDEN', accept, { input: { ...at(own), ...acceptance } })
    const stranger = await (await makeOrganisation(product())).as('OWNER')
    await stranger.expectError('NOT_FOUND', accept, { input })
    await (await organisation.as('OWNER')).run(accept, { input })
    expect((await reportRow(officer, report.id)).status).toBe('ACCEPTED')
  })
})

describe('two people at the same report', () => {
  test('the second learns what changed and by whom', async () => {
    const report = await submitted(organisation, worker)
    const other = await organisation.as('OWNER')
    await officer.run(reject, { input: { ...at(report), reason: 'Seen already' } })
    const error = await other.expectError('CONFLICT', accept, { input: { ...at(report), ...acceptance } })
    expect(error.extensions).toEqual({
      code: 'CONFLICT',
      reason: 'report.changed',
      details: {
        version: 2,
        status: 'REJECTED',
        event: 'report.rejected',
        changes: expect.objectContaining({
          status: ['SUBMITTED', 'REJECTED'],
          decisionNote: [null, 'Seen already'],
        }),
        changedBy: 'Olga',
        changedAt: product().clock.now.toISOString(),
      },
    })
  })

  test('at the same moment: one decides, all others get CONFLICT, one event', async () => {
    const report = await submitted(organisation, worker)
    const others = await Promise.all(Array.from({ length: 5 }, () => organisation.as('SAFETY_OFFICER')))
    const outcomes = await Promise.all(
      others.map((other, index) =>
        index % 2
          ? other.ask(reject, { input: { ...at(report), reason: 'No' } })
          : other.ask(accept, { input: { ...at(report), ...acceptance } }),
      ),
    )
    const reasons = endings(outcomes)
    expect(reasons).toEqual(['done', ...Array(4).fill('report.changed')])
    const events = (await eventsOf(officer, report.id)).map(({ event }) => event)
    expect(events).toHaveLength(2)
    expect((await reportRow(officer, report.id)).version).toBe(2)
  })

  test('the name of a confidential reporter stays hidden', async () => {
    const shy = await organisation.as('SAFETY_OFFICER', { name: 'Shy' })
    const report = await submitted(organisation, shy, { privacy: 'CONFIDENTIAL' })
    const owner = await organisation.as('OWNER')
    const error = await owner.expectError('CONFLICT', reject, {
      input: { id: report.id, version: 7, reason: 'x' },
    })
    expect(error.extensions?.details).toMatchObject({ changedBy: null, version: 1 })
    expect(JSON.stringify(error.extensions)).not.toContain(shy.memberId)
  })
})

test('a question returns the report and writes a comment; nobody can be asked where nobody reported', async () => {
  const report = await submitted(organisation, worker)
  await officer.run(giveBack, { input: { ...at(report), question: 'Which stairs?' } })
  expect(await reportRow(officer, report.id)).toMatchObject({
    status: 'RETURNED',
    decisionNote: 'Which stairs?',
    triagedAt: null,
  })
  const ctx = officer.ctx()
  const comments = await ctx.db.comment.findMany({ where: { reportId: report.id } })
  await ctx.end()
  expect(comments).toMatchObject([{ kind: 'QUESTION', text: 'Which stairs?', authorId: officer.memberId }])
  const told = (await eventsOf(officer, report.id)).find(({ event }) => event === 'report.returned')
  expect(told?.payload).toMatchObject({ reportId: report.id, commentId: comments[0]?.id })
  await accepted(officer, { id: report.id, version: 2 })

  const orphan = await submitted(organisation, worker)
  await product().database.write(organisation.id, (tx) =>
    tx.report.updateMany({ where: { id: orphan.id }, data: { reporterId: null } }),
  )
  const error = await officer.expectError('PRECONDITION', giveBack, {
    input: { ...at(orphan), question: 'Who?' },
  })
  expect(error.extensions?.reason).toBe('report.no_reporter')
})

describe('merging', () => {
  test('links the two, both timelines show it, nothing else moves', async () => {
    const first = await submitted(organisation, worker)
    const second = await submitted(organisation, worker)
    await officer.run(merge, { input: { ...at(second), intoId: first.id } })
    expect(await reportRow(officer, second.id)).toMatchObject({ status: 'MERGED', mergedIntoId: first.id })
    expect(await reportRow(officer, first.id)).toMatchObject({ status: 'SUBMITTED', version: 1 })
    expect((await eventsOf(officer, second.id)).at(-1)).toMatchObject({
      event: 'report.merged',
      payload: { reportId: second.id, intoId: first.id },
    })
    expect((await eventsOf(officer, first.id)).at(-1)?.event).toBe('report.merge_received')
  })

  test('never into itself, into a merged or rejected one, or into what one may not read', async () => {
    const [a, b, c, d] = await Promise.all([1, 2, 3, 4].map(() => submitted(organisation, worker)))
    if (!a || !b || !c || !d) throw new Error('four reports')
    const refuse = async (code: 'INVALID' | 'PRECONDITION' | 'NOT_FOUND', from: typeof a, intoId: string) =>
      (await officer.expectError(code, merge, { input: { ...at(from), intoId } })).extensions?.reason
    expect(await refuse('INVALID', a, a.id)).toBe('report.merge_into_itself')
    await officer.run(merge, { input: { ...at(b), intoId: a.id } })
    expect(await refuse('PRECONDITION', c, b.id)).toBe('report.merge_chain')
    await officer.run(reject, { input: { ...at(d), reason: 'no' } })
    expect(await refuse('PRECONDITION', c, d.id)).toBe('report.merge_target_rejected')
    expect(await refuse('NOT_FOUND', c, v7())).toBe('not_found')
    const elsewhere = await makeOrganisation(product())
    const foreign = await submitted(elsewhere, await elsewhere.as('WORKER'))
    expect(await refuse('NOT_FOUND', c, foreign.id)).toBe('not_found')
    const south = await submitted(organisation, worker, { siteId: organisation.sites[1].id })
    const north = await organisation.as('SAFETY_OFFICER', { sites: [organisation.sites[0].id] })
    await north.expectError('NOT_FOUND', merge, { input: { ...at(c), intoId: south.id } })
    // Being the owner of an action lets them read the report, not decide about it.
    await giveAction(product(), organisation, north, south.id)
    await north.expectError('FORBIDDEN', merge, { input: { ...at(c), intoId: south.id } })
    expect(await reportRow(officer, c.id)).toMatchObject({ status: 'SUBMITTED' })
  })

  test('those merged into it follow a report that is merged itself', async () => {
    const [a, b, c] = await Promise.all([1, 2, 3].map(() => submitted(organisation, worker)))
    if (!a || !b || !c) throw new Error('three reports')
    await officer.run(merge, { input: { ...at(b), intoId: a.id } })
    await officer.run(merge, { input: { ...at(a), intoId: c.id } })
    expect(await reportRow(officer, a.id)).toMatchObject({ status: 'MERGED', mergedIntoId: c.id })
    expect(await reportRow(officer, b.id)).toMatchObject({ status: 'MERGED', mergedIntoId: c.id, version: 3 })
    expect((await eventsOf(officer, b.id)).at(-1)).toMatchObject({
      event: 'report.merged',
      payload: { reportId: b.id, intoId: c.id },
    })
    const { reports } = await officer.run('{ reports(first: 5) { edges { node { id merged { id } } } } }')
    const merged = new Map(
      reports.edges.map(({ node }: { node: { id: string; merged: object[] } }) => [node.id, node.merged]),
    )
    expect(merged.get(c.id)).toHaveLength(2)
    expect(merged.get(a.id)).toEqual([])
  })

  test('those merged into a report that is rejected come back to the inbox, each to be judged by itself', async () => {
    const [target, one, two] = await Promise.all([1, 2, 3].map(() => submitted(organisation, worker)))
    if (!target || !one || !two) throw new Error('three reports')
    for (const each of [one, two]) await officer.run(merge, { input: { ...at(each), intoId: target.id } })
    const asked =
      'mutation ($input: RejectReportInput!) { rejectReport(input: $input) { timeline { event } } }'
    const { rejectReport } = await officer.run(asked, { input: { ...at(target), reason: 'Not ours' } })
    // By this the web knows that reopening would not bring everything back.
    expect(rejectReport.timeline).toContainEqual({ event: 'report.merge_received' })
    for (const each of [one, two]) {
      expect(await reportRow(officer, each.id)).toMatchObject({
        status: 'SUBMITTED',
        mergedIntoId: null,
        triagedAt: null,
        // The reason was written to another reporter.
        decisionNote: null,
        version: 3,
      })
      expect((await eventsOf(officer, each.id)).at(-1)?.event).toBe('report.reopened')
      await accepted(officer, { id: each.id, version: 3 })
    }
  })

  test('rejected while another is being merged into it: nobody stays merged into a rejected report', async () => {
    const [target, other] = await Promise.all([1, 2].map(() => submitted(organisation, worker)))
    if (!target || !other) throw new Error('two reports')
    await Promise.all([
      officer.ask(merge, { input: { ...at(other), intoId: target.id } }),
      officer.ask(reject, { input: { ...at(target), reason: 'No' } }),
    ])
    expect((await reportRow(officer, target.id)).status).toBe('REJECTED')
    expect(await reportRow(officer, other.id)).toMatchObject({ status: 'SUBMITTED', mergedIntoId: null })
  })

  test('a merge can be taken back', async () => {
    const [target, other] = await Promise.all([1, 2].map(() => submitted(organisation, worker)))
    if (!target || !other) throw new Error('two reports')
    await officer.run(merge, { input: { ...at(other), intoId: target.id } })
    await officer.run(reopen, { input: { id: other.id, version: 2, reason: 'Another stair' } })
    expect(await reportRow(officer, other.id)).toMatchObject({ status: 'SUBMITTED', mergedIntoId: null })
  })

  test('two reports merged into each other at once: one of the two happens', async () => {
    const [a, b] = [await submitted(organisation, worker), await submitted(organisation, worker)]
    const outcomes = await Promise.all([
      officer.ask(merge, { input: { ...at(a), intoId: b.id } }),
      officer.ask(merge, { input: { ...at(b), intoId: a.id } }),
    ])
    const reasons = endings(outcomes)
    expect(reasons).toEqual(['done', 'report.merge_chain'])
  })
})

describe('closing and reopening', () => {
  test('what was fixed on the spot closes with a note, everything else needs an action', async () => {
    const spot = await accepted(officer, await submitted(organisation, worker), { route: 'ON_THE_SPOT' })
    await officer.expectError('INVALID', close, { input: { ...at(spot), note: '  ' } })
    await officer.run(close, { input: { ...at(spot), note: 'Wiped dry.' } })
    const now = product().clock.now
    expect(await reportRow(officer, spot.id)).toMatchObject({
      status: 'CLOSED',
      decisionNote: 'Wiped dry.',
      actedAt: now,
      verifiedAt: now,
      closedAt: now,
    })
    for (const route of ['ACTIONS', 'INVESTIGATION'] as const) {
      const report = await accepted(officer, await submitted(organisation, worker), { route })
      const error = await officer.expectError('PRECONDITION', close, { input: { ...at(report), note: 'x' } })
      expect(error.extensions?.reason).toBe('report.no_actions')
    }
    const waiting = await submitted(organisation, worker)
    const error = await officer.expectError('PRECONDITION', close, { input: { ...at(waiting), note: 'x' } })
    expect(error.extensions).toMatchObject({ reason: 'report.not_open', details: { status: 'SUBMITTED' } })
  })

  test('a closed report goes back to work, a rejected one back to the inbox', async () => {
    const spot = await accepted(officer, await submitted(organisation, worker), { route: 'ON_THE_SPOT' })
    await officer.run(close, { input: { ...at(spot), note: 'Done' } })
    await officer.run(reopen, { input: { id: spot.id, version: 3, reason: 'It leaks again' } })
    expect(await reportRow(officer, spot.id)).toMatchObject({
      status: 'ACCEPTED',
      closedAt: null,
      version: 4,
    })

    const no = await submitted(organisation, worker)
    await officer.run(reject, { input: { ...at(no), reason: 'Twice' } })
    await officer.run(reopen, { input: { id: no.id, version: 2, reason: 'It was not' } })
    expect(await reportRow(officer, no.id)).toMatchObject({ status: 'SUBMITTED', triagedAt: null })
    await officer.expectError('PRECONDITION', reopen, { input: { id: no.id, version: 3, reason: 'Again' } })
  })
})

describe('in bulk', () => {
  test('each report has its own result and none stops another', async () => {
    const fresh = await Promise.all([1, 2, 3].map(() => submitted(organisation, worker)))
    const [gone] = fresh
    if (!gone) throw new Error('three reports')
    await officer.run(reject, { input: { ...at(gone), reason: 'Seen' } })
    const items = [...fresh.map(at), { id: v7(), version: 1 }]
    const answer = await officer.run(bulk, { input: { items, verb: 'REJECT', reason: 'Spring cleaning' } })
    expect(
      answer.triageReports.map(({ ok, reason }: { ok: boolean; reason: string }) => reason ?? ok),
    ).toEqual(['report.changed', true, true, 'not_found'])
  })

  test('accepts, merges and returns', async () => {
    const [target, ...rest] = await Promise.all([1, 2, 3, 4].map(() => submitted(organisation, worker)))
    if (!target) throw new Error('four reports')
    const verbs = [
      { verb: 'MERGE', intoId: target.id },
      { verb: 'RETURN', question: 'Where?' },
      { verb: 'ACCEPT', ...acceptance },
    ]
    for (const [index, each] of verbs.entries()) {
      const item = rest[index]
      if (!item) throw new Error('a report for each verb')
      const { triageReports } = await officer.run(bulk, { input: { items: [at(item)], ...each } })
      expect(triageReports).toMatchObject([{ id: item.id, ok: true }])
    }
  })

  test('refuses what the verb lacks, 101 items, the same report twice; a worker gets FORBIDDEN for each', async () => {
    const report = await submitted(organisation, worker)
    await officer.expectError('INVALID', bulk, { input: { items: [at(report)], verb: 'REJECT' } })
    await officer.expectError('INVALID', bulk, { input: { items: [], verb: 'REJECT', reason: 'x' } })
    const many = Array.from({ length: 101 }, () => ({ id: v7(), version: 1 }))
    await officer.expectError('INVALID', bulk, { input: { items: many, verb: 'REJECT', reason: 'x' } })
    const twice = [at(report), at(report)]
    await officer.expectError('INVALID', bulk, { input: { items: twice, verb: 'REJECT', reason: 'x' } })
    const input = { items: [at(report)], verb: 'REJECT', reason: 'x' }
    expect((await worker.run(bulk, { input })).triageReports).toMatchObject([
      { ok: false, code: 'FORBIDDEN' },
    ])
    expect((await reportRow(officer, report.id)).status).toBe('SUBMITTED')
  })
})
