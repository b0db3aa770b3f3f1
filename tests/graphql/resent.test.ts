import { beforeEach, describe, expect, test } from 'vitest'
import {
  accepted,
  actionRow,
  assigned,
  does,
  done,
  endings,
  pendingReviewId,
  reportRow,
  submitted,
} from '../support/cards'
import { makeOrganisation, type TestMember, type TestOrganisation } from '../support/organisation'
import { rowsOf } from '../support/owner'
import { useProduct } from '../support/product'
import { handOver } from '../support/reports'

const product = useProduct()
let organisation: TestOrganisation
let worker: TestMember
let officer: TestMember
let other: TestMember

beforeEach(async () => {
  organisation = await makeOrganisation(product())
  worker = await organisation.as('WORKER')
  officer = await organisation.as('SAFETY_OFFICER', { name: 'Olga' })
  other = await organisation.as('OWNER')
})

type Seen = { id: string; version: number }
type Case = {
  verb: string
  /** What it is done to, and with which words. */
  ready: () => Promise<Seen>
  said?: () => Promise<object>
  /** The same verb with other words. */
  others?: () => Promise<object[]>
  /** What may be done next, by another. */
  since?: [verb: string, said: object]
}

const documentOf = (verb: string) =>
  verb === 'startAction'
    ? 'mutation ($input: UUID!, $version: Int!) { startAction(id: $input, version: $version) { id status version } }'
    : `mutation ($input: ${verb.endsWith('Potential') ? 'ChangePotential' : verb[0]?.toUpperCase() + verb.slice(1)}Input!) { ${verb}(input: $input) { id status version } }`
const variablesOf = (verb: string, { id, version }: Seen, said: object) =>
  verb === 'startAction' ? { input: id, version } : { input: { id, version, ...said } }

/** Everything a decision writes beside the row itself. */
const written = () =>
  does(officer, async (ctx) => [
    await ctx.db.audit.count(),
    await ctx.db.outbox.count(),
    await ctx.db.comment.count(),
  ])

const waiting = () => submitted(organisation, worker)
const spotted = async () => accepted(officer, await waiting(), { route: 'ON_THE_SPOT' })
const closed = async () => {
  const { id, version } = await spotted()
  await other.run(documentOf('closeReport'), { input: { id, version, note: 'Wiped' } })
  return reportRow(officer, id)
}
const given = async () => assigned(officer, (await accepted(officer, await waiting())).id, officer)
const begun = async () => {
  const { id, version } = await given()
  await officer.run(documentOf('startAction'), { input: id, version })
  return actionRow(officer, id)
}
const finished = async () =>
  done(worker, await assigned(officer, (await accepted(officer, await waiting())).id, worker))

const cases: Case[] = [
  {
    verb: 'rejectReport',
    ready: waiting,
    said: async () => ({ reason: 'Seen already' }),
    others: async () => [{ reason: 'Seen before' }],
    since: ['reopenReport', { reason: 'It was not' }],
  },
  {
    verb: 'mergeReport',
    ready: waiting,
    said: async () => ({ intoId: (await waiting()).id }),
    others: async () => [{ intoId: (await waiting()).id }],
    since: ['reopenReport', { reason: 'Two events' }],
  },
  {
    verb: 'returnReport',
    ready: waiting,
    said: async () => ({ question: 'Which stairs?' }),
    others: async () => [{ question: 'Which floor?' }],
    since: ['rejectReport', { reason: 'Which stairs?' }],
  },
  {
    verb: 'closeReport',
    ready: spotted,
    said: async () => ({ note: 'Dry' }),
    others: async () => [{ note: 'Wet' }],
    since: ['reopenReport', { reason: 'Dry' }],
  },
  {
    verb: 'reopenReport',
    ready: closed,
    said: async () => ({ reason: 'It drips' }),
    others: async () => [{ reason: 'It leaks' }],
    since: ['closeReport', { note: 'It drips' }],
  },
  {
    verb: 'raisePotential',
    ready: spotted,
    said: async () => ({ to: 4, reason: 'Hot oil' }),
    others: async () => [
      { to: 5, reason: 'Hot oil' },
      { to: 4, reason: 'Cold oil' },
    ],
    since: ['raisePotential', { to: 5, reason: 'Hot oil' }],
  },
  {
    verb: 'proposeLowerPotential',
    ready: spotted,
    said: async () => ({ to: 2, reason: 'Cold oil' }),
    others: async () => [
      { to: 1, reason: 'Cold oil' },
      { to: 2, reason: 'No oil' },
    ],
    since: ['closeReport', { note: 'Dry' }],
  },
  { verb: 'startAction', ready: given, since: ['updateAction', { title: 'Later' }] },
  {
    verb: 'finishAction',
    ready: begun,
    said: async () => ({ evidence: 'New seal' }),
    others: async () => [{ evidence: 'Old seal' }],
    since: ['updateAction', { title: 'Later' }],
  },
  { verb: 'verifyAction', ready: finished },
  {
    verb: 'returnAction',
    ready: finished,
    said: async () => ({ comment: 'Still drips', dueOn: '2026-04-01' }),
    others: async () => [{ comment: 'Drips', dueOn: '2026-04-01' }, { comment: 'Still drips' }],
    since: ['updateAction', { title: 'Later' }],
  },
  {
    verb: 'updateAction',
    ready: given,
    said: async () => ({ title: 'Paint it', dueOn: '2026-04-01' }),
    others: async () => [{ title: 'Fix it', dueOn: '2026-04-01' }, { title: 'Paint it' }],
    since: ['updateAction', { title: 'Paint it', kind: 'PREVENTIVE' }],
  },
  {
    verb: 'updateAction',
    ready: given,
    said: async () => ({ ownerId: worker.memberId }),
    others: async () => [{ ownerId: other.memberId }],
    since: ['updateAction', { title: 'Later' }],
  },
]

describe.each(cases)('$verb sent again because the answer was lost', (each) => {
  const { verb, ready, said = async () => ({}), others = async () => [], since } = each
  const changed = verb.endsWith('Action') ? 'action.changed' : 'report.changed'
  const document = documentOf(verb)

  test('is answered as the first time, and nothing more is written or told', async () => {
    const variables = variablesOf(verb, await ready(), await said())
    const first = await officer.run(document, variables)
    const before = await written()
    expect(await officer.run(document, variables)).toEqual(first)
    expect(await written()).toEqual(before)
  })

  test('at the same moment it happens once', async () => {
    const seen = await ready()
    const variables = variablesOf(verb, seen, await said())
    const outcomes = await Promise.all([1, 2, 3].map(() => officer.ask(document, variables)))
    expect(endings(outcomes)).toEqual(['done', 'done', 'done'])
    expect(new Set(outcomes.map(({ data }) => data[verb].version))).toEqual(new Set([seen.version + 1]))
  })

  test('by another, with other words, or after somebody went on, it is a conflict', async () => {
    const seen = await ready()
    const words = await said()
    const otherWords = await others()
    await officer.run(document, variablesOf(verb, seen, words))
    const before = await written()
    const refused = async (by: TestMember, sent: object) => {
      const error = await by.expectError('CONFLICT', document, variablesOf(verb, seen, sent))
      expect(error.extensions).toMatchObject({ reason: changed, details: { version: seen.version + 1 } })
      return error.extensions?.details as { changedBy: string }
    }
    expect((await refused(other, words)).changedBy).toBe('Olga')
    for (const sent of otherWords) await refused(officer, sent)
    const unseen = { id: seen.id, version: seen.version + 7 }
    await officer.expectError('CONFLICT', document, variablesOf(verb, unseen, words))
    expect(await written()).toEqual(before)
    if (!since) return
    const [next, nextWords] = since
    const later = { id: seen.id, version: seen.version + 1 }
    await other.run(documentOf(next), variablesOf(next, later, nextWords))
    const error = await officer.expectError('CONFLICT', document, variablesOf(verb, seen, words))
    expect(error.extensions).toMatchObject({ reason: changed, details: { version: seen.version + 2 } })
  })
})

test('another verb with the same words, or without any, is a conflict', async () => {
  const report = await waiting()
  await officer.run(documentOf('returnReport'), variablesOf('returnReport', report, { question: 'Where?' }))
  const rejected = variablesOf('rejectReport', report, { reason: 'Where?' })
  await officer.expectError('CONFLICT', documentOf('rejectReport'), rejected)
  const action = await given()
  await officer.run(documentOf('updateAction'), variablesOf('updateAction', action, { title: 'Later' }))
  await officer.expectError('CONFLICT', documentOf('startAction'), variablesOf('startAction', action, {}))
  expect(await actionRow(officer, action.id)).toMatchObject({ status: 'OPEN', version: 2 })
})

test('whatever leaves the report as it is takes nothing from it, nor is it told as the change', async () => {
  const { id, version } = await spotted()
  const input = { id, version, note: 'Dry' }
  const first = await officer.run(documentOf('closeReport'), { input })
  const twin = await waiting()
  await other.run(documentOf('mergeReport'), { input: { id: twin.id, version: twin.version, intoId: id } })
  expect(await officer.run(documentOf('closeReport'), { input })).toEqual(first)
  const error = await other.expectError('CONFLICT', documentOf('closeReport'), { input })
  expect(error.extensions?.details).toMatchObject({ event: 'report.closed', changedBy: 'Olga' })
})

/** An anonymous report whose receipt somebody holds, and what was said with it. */
const withReceipt = async () => {
  const [id = ''] = await handOver(product(), organisation, [{}])
  await rowsOf(
    product(),
    "INSERT INTO receipt (organisation_id, report_id, lookup, secret_hash) VALUES ($1, $2, $3, 'none')",
    [organisation.id, id, id.slice(0, 10)],
  )
  return reportRow(officer, id)
}

test('nor does reading what an anonymous reporter has written', async () => {
  const { id, version } = await withReceipt()
  await rowsOf(
    product(),
    "INSERT INTO thread_message (organisation_id, id, report_id, position, text, day) VALUES ($1, $2, $2, 1, 'There', now())",
    [organisation.id, id],
  )
  const sent = { input: { id, version, question: 'Which stairs?' } }
  const first = await officer.run(documentOf('returnReport'), sent)
  const read = 'mutation ($reportId: UUID!) { markThreadRead(reportId: $reportId) { id } }'
  await other.run(read, { reportId: id })
  expect(await officer.run(documentOf('returnReport'), sent)).toEqual(first)
})

test('an anonymous answer, which no audit tells of, is a change all the same', async () => {
  const { id, version } = await withReceipt()
  const asking = (seen: number) => ({ input: { id, version: seen, question: 'Which stairs?' } })
  await officer.run(documentOf('returnReport'), asking(version))
  // As the hand-over does it.
  await rowsOf(product(), "UPDATE report SET status = 'SUBMITTED', version = version + 1 WHERE id = $1", [id])
  for (const seen of [version, version + 1])
    await officer.expectError('CONFLICT', documentOf('returnReport'), asking(seen))
})

test('a proposal decided again by the same person with the same word is decided once', async () => {
  const { id, version } = await spotted()
  const input = { id, version, to: 2, reason: 'Cold oil' }
  await officer.run(documentOf('proposeLowerPotential'), { input })
  const reviewId = await pendingReviewId(officer, id)
  const decide = documentOf('decidePotentialReview')
  const decision = { input: { id: reviewId, confirm: true } }
  const first = await other.run(decide, decision)
  const before = await written()
  expect(await other.run(decide, decision)).toEqual(first)
  expect(await written()).toEqual(before)
  const third = await organisation.as('SAFETY_OFFICER')
  await third.expectError('PRECONDITION', decide, decision)
  await other.expectError('PRECONDITION', decide, { input: { id: reviewId, confirm: false } })
})

test('many at once are answered as the first time as well', async () => {
  const bulk = 'mutation ($input: TriageReportsInput!) { triageReports(input: $input) { id ok reason } }'
  const items = [await waiting(), await waiting()].map(({ id, version }) => ({ id, version }))
  const input = { items, verb: 'REJECT', reason: 'Seen already' }
  const first = await officer.run(bulk, { input })
  const before = await written()
  expect(first.triageReports).toMatchObject([{ ok: true }, { ok: true }])
  expect(await officer.run(bulk, { input })).toEqual(first)
  expect(await written()).toEqual(before)
})
