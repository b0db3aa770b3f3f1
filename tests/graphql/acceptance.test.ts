import { v7 } from 'uuid'
import { beforeEach, describe, expect, test } from 'vitest'
import { acceptance, actionRow, does, endings, eventsOf, reportRow, submitted } from '../support/cards'
import { makeOrganisation, type TestMember, type TestOrganisation } from '../support/organisation'
import { useProduct } from '../support/product'

const product = useProduct()
let organisation: TestOrganisation
let worker: TestMember
let officer: TestMember

beforeEach(async () => {
  organisation = await makeOrganisation(product())
  worker = await organisation.as('WORKER')
  officer = await organisation.as('SAFETY_OFFICER', { name: 'Olga' })
})

const accept =
  'mutation ($input: AcceptReportInput!) { acceptReport(input: $input) { id status version actions { id title } } }'
const raise = 'mutation ($input: ChangePotentialInput!) { raisePotential(input: $input) { id } }'
const start = 'mutation ($id: UUID!, $version: Int!) { startAction(id: $id, version: $version) { id } }'

const work = (more: Record<string, unknown> = {}) => ({
  id: v7(),
  title: 'Fix the leak',
  kind: 'CORRECTIVE',
  controlLevel: 'ENGINEERING',
  ownerId: worker.memberId,
  dueOn: '2026-03-20',
  ...more,
})
const decision = async (more: Record<string, unknown> = {}) => {
  const { id, version } = await submitted(organisation, worker)
  return { id, version, ...acceptance, note: 'Thank you.', ...more }
}
const auditsOf = (reportId: string) =>
  does(officer, (ctx) => ctx.db.audit.findMany({ where: { reportId }, select: { event: true } }))

describe('the first action', () => {
  test('comes with the decision, in one transaction, and both are told', async () => {
    const action = work()
    const input = await decision({ action })
    const { acceptReport } = await officer.run(accept, { input })
    expect(acceptReport).toMatchObject({
      status: 'ACCEPTED',
      version: 2,
      actions: [{ id: action.id, title: 'Fix the leak' }],
    })
    expect((await eventsOf(officer, input.id)).map(({ event }) => event)).toContain('report.accepted')
    expect(await eventsOf(officer, action.id)).toEqual([
      {
        event: 'action.assigned',
        payload: {
          reportId: input.id,
          actionId: action.id,
          ownerId: worker.memberId,
          actorId: officer.memberId,
        },
      },
    ])
  })

  test('that cannot be given keeps the report waiting', async () => {
    const gone = await organisation.as('WORKER')
    await product().database.write(organisation.id, (tx) =>
      tx.member.updateMany({ where: { id: gone.memberId }, data: { status: 'DISABLED' } }),
    )
    const stranger = await (await makeOrganisation(product())).as('WORKER')
    const elsewhere = work()
    await officer.run(accept, { input: await decision({ action: elsewhere }) })
    const refusals = [
      ['INVALID', 'action.due_in_the_past', { dueOn: '2026-03-09' }],
      ['PRECONDITION', 'action.owner_disabled', { ownerId: gone.memberId }],
      ['NOT_FOUND', 'not_found', { ownerId: stranger.memberId }],
      ['CONFLICT', 'action.id_taken', { id: elsewhere.id }],
      ['INVALID', 'invalid', { title: ' ' }],
    ] as const
    const input = await decision()
    for (const [code, reason, more] of refusals) {
      const error = await officer.expectError(code, accept, { input: { ...input, action: work(more) } })
      expect(error.extensions?.reason).toBe(reason)
      // The form marks the field of the action, not one of its own.
      if (code === 'INVALID')
        expect(error.extensions?.fields).toMatchObject([{ path: `action.${Object.keys(more)[0]}` }])
    }
    expect(await reportRow(officer, input.id)).toMatchObject({ status: 'SUBMITTED', version: 1, actions: [] })
    expect(await auditsOf(input.id)).toEqual([{ event: 'report.submitted' }])
  })
})

describe('sent again because the answer was lost', () => {
  test('it is the same acceptance and the same action, also once the action has moved on', async () => {
    const action = work()
    const input = await decision({ action })
    const first = await officer.run(accept, { input })
    await worker.run(start, { id: action.id, version: 1 })
    expect(await officer.run(accept, { input })).toEqual(first)
    expect(await auditsOf(input.id)).toHaveLength(4)
    expect((await actionRow(officer, action.id)).status).toBe('IN_PROGRESS')

    const bare = await decision()
    await officer.run(accept, { input: bare })
    expect((await officer.run(accept, { input: bare })).acceptReport).toMatchObject({
      version: 2,
      actions: [],
    })
  })

  test('twice at the same moment: both are answered, it happened once', async () => {
    const input = await decision({ action: work() })
    const outcomes = await Promise.all([1, 2, 3].map(() => officer.ask(accept, { input })))
    expect(endings(outcomes)).toEqual(['done', 'done', 'done'])
    expect(await reportRow(officer, input.id)).toMatchObject({ version: 2, actions: [{ version: 1 }] })
  })

  test('anything else is a conflict: by another, with other words, or after somebody went on', async () => {
    const action = work()
    const input = await decision({ action })
    await officer.run(accept, { input })
    const other = await organisation.as('OWNER')
    const refused = async (by: TestMember, sent: object) =>
      (await by.expectError('CONFLICT', accept, { input: sent })).extensions?.reason
    expect(await refused(other, input)).toBe('report.changed')
    for (const change of [
      { note: 'Thanks' },
      { potentialSeverity: 4 },
      { actualSeverity: 1 },
      { route: 'ON_THE_SPOT' },
      { answers: { ...acceptance.answers, controlInPlace: null } },
      { action: null },
      { action: { ...action, id: v7() } },
    ])
      expect({ change, reason: await refused(officer, { ...input, ...change }) }).toEqual({
        change,
        reason: 'report.changed',
      })
    const reworded = { ...input, action: { ...action, title: 'Paint the leak' } }
    expect(await refused(officer, reworded)).toBe('action.already_added')

    await other.run(raise, { input: { id: input.id, version: 2, to: 4, reason: 'Hot oil' } })
    expect(await refused(officer, input)).toBe('report.changed')
    expect(await reportRow(officer, input.id)).toMatchObject({ version: 3, decisionNote: 'Thank you.' })
  })

  test('in bulk it is done again as well', async () => {
    const { id, version } = await submitted(organisation, worker)
    const bulk = 'mutation ($input: TriageReportsInput!) { triageReports(input: $input) { id ok reason } }'
    const input = { items: [{ id, version }], verb: 'ACCEPT', ...acceptance }
    const first = await officer.run(bulk, { input })
    expect(first.triageReports).toEqual([{ id, ok: true, reason: null }])
    expect(await officer.run(bulk, { input })).toEqual(first)
  })
})
