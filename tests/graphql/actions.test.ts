import { closeReport } from '@closecall/core/reports/close-report'
import { v7 } from 'uuid'
import { beforeEach, describe, expect, test } from 'vitest'
import {
  accepted,
  actionRow,
  assigned,
  does,
  done,
  endings,
  eventsOf,
  reportRow,
  submitted,
} from '../support/cards'
import { makeOrganisation, type TestMember, type TestOrganisation } from '../support/organisation'
import { useProduct } from '../support/product'

const product = useProduct()
let organisation: TestOrganisation
let worker: TestMember
let owner: TestMember
let officer: TestMember
let supervisor: TestMember

beforeEach(async () => {
  product().clock.now = new Date('2026-03-10T09:00:00Z')
  organisation = await makeOrganisation(product())
  worker = await organisation.as('WORKER')
  owner = await organisation.as('WORKER', { name: 'Ivan' })
  officer = await organisation.as('SAFETY_OFFICER')
  supervisor = await organisation.as('SUPERVISOR', { sites: [organisation.sites[0].id] })
})

const verb = (name: string, type: string) =>
  `mutation ($input: ${type}!) { ${name}(input: $input) { id status version } }`
const add = `mutation ($input: AddActionInput!) { addAction(input: $input) {
  id title description kind controlLevel status dueOn overdue version owner { name } report { id }
  viewerCan { start finish verify return edit reassign } } }`
const update = verb('updateAction', 'UpdateActionInput')
const start =
  'mutation ($id: UUID!, $version: Int!) { startAction(id: $id, version: $version) { id status version } }'
const finish = verb('finishAction', 'FinishActionInput')
const verify = verb('verifyAction', 'VerifyActionInput')
const giveBack = verb('returnAction', 'ReturnActionInput')

const work = (reportId: string, more: Record<string, unknown> = {}) => ({
  id: v7(),
  reportId,
  title: 'Fix the leak',
  kind: 'CORRECTIVE',
  controlLevel: 'ENGINEERING',
  ownerId: owner.memberId,
  dueOn: '2026-03-20',
  ...more,
})
const acceptedReport = async () => accepted(officer, await submitted(organisation, worker))
const at = ({ id, version }: { id: string; version: number }) => ({ id, version })

describe('adding', () => {
  test('gives the owner work, tells, and a resend is the same action', async () => {
    const report = await acceptedReport()
    const input = work(report.id)
    const first = await supervisor.run(add, { input })
    expect(first.addAction).toMatchObject({
      title: 'Fix the leak',
      status: 'OPEN',
      dueOn: '2026-03-20',
      overdue: false,
      owner: { name: 'Ivan' },
      report: { id: report.id },
      viewerCan: { start: true, finish: false, verify: false, edit: true, reassign: true },
    })
    expect(await supervisor.run(add, { input })).toEqual(first)
    expect(await eventsOf(officer, input.id)).toEqual([
      {
        event: 'action.assigned',
        payload: {
          reportId: report.id,
          actionId: input.id,
          ownerId: owner.memberId,
          actorId: supervisor.memberId,
        },
      },
    ])
    const elsewhere = work((await acceptedReport()).id, { id: input.id })
    const error = await officer.expectError('CONFLICT', add, { input: elsewhere })
    expect(error.extensions?.reason).toBe('action.id_taken')
  })

  test('a resend that asks for something else is refused, also once the action has moved on', async () => {
    const input = work((await acceptedReport()).id, { description: 'At pump 2' })
    await supervisor.run(add, { input })
    const others = {
      title: 'Paint the leak',
      description: null,
      kind: 'PREVENTIVE',
      controlLevel: 'PPE',
      ownerId: supervisor.memberId,
      dueOn: '2026-03-21',
    }
    const refused = async () => {
      for (const [field, value] of Object.entries(others)) {
        const error = await supervisor.expectError('CONFLICT', add, { input: { ...input, [field]: value } })
        expect(error.extensions).toMatchObject({
          reason: 'action.already_added',
          details: { changed: [field] },
        })
      }
    }
    await refused()
    await supervisor.run(update, { input: { id: input.id, version: 1, title: 'Paint the leak' } })
    await refused()
    expect((await supervisor.run(add, { input })).addAction).toMatchObject({ title: 'Paint the leak' })
  })

  test('only to an accepted report, for an active member, due today or later where the organisation is', async () => {
    const waiting = await submitted(organisation, worker)
    const reasonOf = async (code: 'PRECONDITION' | 'INVALID' | 'NOT_FOUND', input: Record<string, unknown>) =>
      (await officer.expectError(code, add, { input })).extensions?.reason
    expect(await reasonOf('PRECONDITION', work(waiting.id))).toBe('report.not_open')
    const report = await acceptedReport()
    expect(await reasonOf('NOT_FOUND', work(report.id, { ownerId: v7() }))).toBe('not_found')
    const elsewhere = await (await makeOrganisation(product())).as('WORKER')
    expect(await reasonOf('NOT_FOUND', work(report.id, { ownerId: elsewhere.memberId }))).toBe('not_found')
    await product().database.write(organisation.id, (tx) =>
      tx.member.updateMany({ where: { id: worker.memberId }, data: { status: 'DISABLED' } }),
    )
    expect(await reasonOf('PRECONDITION', work(report.id, { ownerId: worker.memberId }))).toBe(
      'action.owner_disabled',
    )
    expect(await reasonOf('INVALID', work(report.id, { dueOn: '2026-03-09' }))).toBe('action.due_in_the_past')
    // 23:30 UTC is half past two tomorrow in Moscow.
    product().clock.now = new Date('2026-03-10T23:30:00Z')
    expect(await reasonOf('INVALID', work(report.id, { dueOn: '2026-03-10' }))).toBe('action.due_in_the_past')
    await officer.run(add, { input: work(report.id, { dueOn: '2026-03-11' }) })
  })

  test('only by whoever assigns, in reach', async () => {
    const report = await acceptedReport()
    const input = work(report.id)
    await worker.expectError('FORBIDDEN', add, { input })
    await (await organisation.as('EXECUTIVE')).expectError('FORBIDDEN', add, { input })
    const south = await organisation.as('SUPERVISOR', { sites: [organisation.sites[1].id] })
    await south.expectError('NOT_FOUND', add, { input })
    expect((await reportRow(officer, report.id)).actions).toEqual([])
  })
})

describe('the way of an action', () => {
  test('OPEN → IN_PROGRESS → DONE → VERIFIED, and the report’s clocks follow', async () => {
    const report = await acceptedReport()
    const action = await assigned(officer, report.id, owner)
    product().clock.now = new Date('2026-03-11T09:00:00Z')
    expect((await owner.run(start, at(action))).startAction).toMatchObject({
      status: 'IN_PROGRESS',
      version: 2,
    })
    await owner.expectError('INVALID', finish, { input: { id: action.id, version: 2, evidence: '' } })
    await owner.run(finish, { input: { id: action.id, version: 2, evidence: 'New seal' } })
    expect(await reportRow(officer, report.id)).toMatchObject({
      actedAt: product().clock.now,
      verifiedAt: null,
    })
    product().clock.now = new Date('2026-03-12T09:00:00Z')
    await supervisor.run(verify, { input: { id: action.id, version: 3 } })
    expect(await actionRow(officer, action.id)).toMatchObject({
      status: 'VERIFIED',
      evidence: 'New seal',
      doneById: owner.memberId,
      verifiedById: supervisor.memberId,
      version: 4,
    })
    expect((await reportRow(officer, report.id)).verifiedAt).toEqual(product().clock.now)
    expect((await eventsOf(officer, action.id)).map(({ event }) => event)).toEqual([
      'action.assigned',
      'action.started',
      'action.finished',
      'action.verified',
    ])
    const { version } = await reportRow(officer, report.id)
    await does(officer, (ctx) => closeReport(ctx, { id: report.id, version, note: 'Dry' }))
    expect((await reportRow(officer, report.id)).status).toBe('CLOSED')
  })

  test('returned with a comment, it is done again; a second action opens the report’s clock again', async () => {
    const report = await acceptedReport()
    const first = await done(owner, await assigned(officer, report.id, owner))
    await supervisor.run(giveBack, { input: { ...at(first), comment: 'Still drips' } })
    expect(await actionRow(officer, first.id)).toMatchObject({
      status: 'IN_PROGRESS',
      returnComment: 'Still drips',
      doneById: null,
      doneAt: null,
    })
    await owner.run(finish, { input: { id: first.id, version: 4, evidence: 'Now dry' } })
    await officer.run(verify, { input: { id: first.id, version: 5 } })
    expect((await reportRow(officer, report.id)).verifiedAt).not.toBeNull()
    await assigned(officer, report.id, owner)
    expect((await reportRow(officer, report.id)).verifiedAt).toBeNull()
  })

  test('no step is skipped, none is taken twice, a verified action is history', async () => {
    const report = await acceptedReport()
    const action = await assigned(officer, report.id, owner)
    const wrong = async (member: TestMember, document: string, variables: Record<string, unknown>) =>
      expect((await member.expectError('PRECONDITION', document, variables)).extensions?.reason).toBe(
        'action.wrong_status',
      )
    await wrong(owner, finish, { input: { ...at(action), evidence: 'x' } })
    await wrong(officer, verify, { input: at(action) })
    await wrong(officer, giveBack, { input: { ...at(action), comment: 'x' } })
    const finished = await done(owner, action)
    await wrong(owner, start, at(finished))
    await officer.run(verify, { input: at(finished) })
    await wrong(officer, update, { input: { id: action.id, version: 4, title: 'Other' } })
    await wrong(officer, giveBack, { input: { id: action.id, version: 4, comment: 'x' } })
  })

  test('somebody else’s work is neither started nor finished; whoever assigns may write it down', async () => {
    const report = await acceptedReport()
    const action = await assigned(officer, report.id, owner)
    await worker.expectError('FORBIDDEN', start, at(action))
    await (await organisation.as('WORKER')).expectError('NOT_FOUND', start, at(action))
    await supervisor.run(start, at(action))
    await supervisor.run(finish, { input: { id: action.id, version: 2, evidence: 'He told me' } })
    expect((await actionRow(officer, action.id)).doneById).toBe(supervisor.memberId)
  })
})

describe('the doer never verifies', () => {
  test('neither the owner nor whoever finished it, whatever their role, not even by returning it', async () => {
    const report = await acceptedReport()
    const own = await done(supervisor, await assigned(officer, report.id, supervisor))
    const reason = async (member: TestMember, document: string, input: Record<string, unknown>) =>
      (await member.expectError('FORBIDDEN', document, { input })).extensions?.reason
    expect(await reason(supervisor, verify, at(own))).toBe('action.owner_never_verifies')
    expect(await reason(supervisor, giveBack, { ...at(own), comment: 'x' })).toBe(
      'action.owner_never_verifies',
    )
    const written = await done(officer, await assigned(officer, report.id, owner))
    expect(await reason(officer, verify, at(written))).toBe('action.doer_never_verifies')
    expect(await reason(owner, verify, at(written))).toBe('action.verify')
    expect(await reason(await organisation.as('ADMIN'), verify, at(written))).toBe('action.verify')
    await supervisor.run(verify, { input: at(written) })
  })

  test('nor whoever owned it until it was done', async () => {
    const report = await acceptedReport()
    const own = await assigned(officer, report.id, officer)
    const finished = await done(supervisor, own)
    const away = { ...at(finished), ownerId: worker.memberId }
    const error = await officer.expectError('PRECONDITION', update, { input: away })
    expect(error.extensions).toMatchObject({ reason: 'action.wrong_status', details: { verb: 'reassign' } })
    await officer.expectError('FORBIDDEN', verify, { input: at(finished) })
    await officer.run(update, { input: { ...away, ownerId: officer.memberId, title: 'Reworded' } })
  })

  test('the database refuses it too', async () => {
    const report = await acceptedReport()
    const action = await done(
      owner,
      await assigned(officer, report.id, supervisor).then(async (made) => {
        const input = { id: made.id, version: 1, ownerId: owner.memberId }
        return (await officer.run(update, { input })).updateAction
      }),
    )
    const forge = (verifiedById: string) =>
      product().database.write(organisation.id, (tx) =>
        tx.action.updateMany({ where: { id: action.id }, data: { status: 'VERIFIED', verifiedById } }),
      )
    await expect(forge(owner.memberId)).rejects.toThrow('action_doer_never_verifies')
  })
})

test('a report never closes over unverified work, even while an action is being added', async () => {
  const report = await acceptedReport()
  const first = await done(owner, await assigned(officer, report.id, owner))
  const close = 'mutation ($input: CloseReportInput!) { closeReport(input: $input) { id } }'
  const input = { id: report.id, version: 2, note: 'Done' }
  const error = await officer.expectError('PRECONDITION', close, { input })
  expect(error.extensions).toMatchObject({ reason: 'report.actions_unverified', details: { count: 1 } })
  await officer.run(verify, { input: at(first) })
  const outcomes = await Promise.all([
    officer.ask(close, { input }),
    supervisor.ask(add, { input: work(report.id) }),
  ])
  expect(['done,report.actions_unverified', 'done,report.not_open']).toContain(endings(outcomes).join())
  const after = await reportRow(officer, report.id)
  const unverified = after.actions.filter(({ status }) => status !== 'VERIFIED')
  expect(after.status === 'CLOSED' ? unverified.length : 0).toBe(0)
})

test('two who verify the last two actions at once leave the report verified', async () => {
  const report = await acceptedReport()
  const [one, two] = [
    await done(owner, await assigned(officer, report.id, owner)),
    await done(owner, await assigned(officer, report.id, owner)),
  ]
  await Promise.all([officer.run(verify, { input: at(one) }), supervisor.run(verify, { input: at(two) })])
  expect((await reportRow(officer, report.id)).verifiedAt).not.toBeNull()
})

describe('changing', () => {
  test('a new owner is told, the due day moves forward only, what is absent stays', async () => {
    const report = await acceptedReport()
    const action = await assigned(officer, report.id, owner)
    const input = { ...at(action), ownerId: worker.memberId, dueOn: '2026-04-01', description: 'All of it' }
    await supervisor.run(update, { input })
    expect(await actionRow(officer, action.id)).toMatchObject({
      title: 'Fix the leak',
      description: 'All of it',
      ownerId: worker.memberId,
      dueOn: new Date('2026-04-01'),
    })
    expect((await eventsOf(officer, action.id)).at(-1)).toMatchObject({
      event: 'action.assigned',
      payload: { ownerId: worker.memberId, previousOwnerId: owner.memberId },
    })
    const past = { id: action.id, version: 2, dueOn: '2026-03-01' }
    await supervisor.expectError('INVALID', update, { input: past })
    await owner.expectError('NOT_FOUND', update, { input: { id: action.id, version: 2, title: 'x' } })
    await worker.expectError('FORBIDDEN', update, { input: { id: action.id, version: 2, title: 'x' } })
    await supervisor.run(update, { input: { id: action.id, version: 2, description: '' } })
    expect(await actionRow(officer, action.id)).toMatchObject({ description: null, title: 'Fix the leak' })
    // An overdue action can still be renamed without moving its day.
    product().clock.now = new Date('2026-05-01T09:00:00Z')
    await supervisor.run(update, { input: { id: action.id, version: 3, title: 'New', dueOn: '2026-04-01' } })
  })

  test('two at once: the second learns what changed and by whom', async () => {
    const report = await acceptedReport()
    const action = await assigned(officer, report.id, owner)
    await owner.run(start, at(action))
    const error = await officer.expectError('CONFLICT', update, { input: { ...at(action), title: 'x' } })
    expect(error.extensions).toMatchObject({
      reason: 'action.changed',
      details: {
        version: 2,
        status: 'IN_PROGRESS',
        event: 'action.started',
        changes: { status: ['OPEN', 'IN_PROGRESS'] },
        changedBy: 'Ivan',
      },
    })
    const outcomes = await Promise.all(
      [officer, supervisor, owner].map((each) =>
        each.ask(finish, { input: { id: action.id, version: 2, evidence: 'x' } }),
      ),
    )
    expect(endings(outcomes)).toEqual(['action.changed', 'action.changed', 'done'])
  })
})

describe('reading', () => {
  const list = `query ($filter: ActionFilter) {
    actions(filter: $filter, first: 10) { totalCount edges { node { id overdue } } } }`
  const idsOf = async (member: TestMember, filter?: Record<string, unknown>) => {
    const { actions } = await member.run(list, { filter })
    expect(actions.totalCount).toBe(actions.edges.length)
    return actions.edges.map(({ node }: { node: { id: string } }) => node.id)
  }

  test('the owner reads the action and its report, the reporter too, a colleague neither', async () => {
    const report = await acceptedReport()
    const action = await assigned(officer, report.id, owner)
    const one = 'query ($id: UUID!) { action(id: $id) { id report { id actions { id } } } }'
    for (const reader of [owner, worker, supervisor, officer]) {
      const answer = await reader.run(one, { id: action.id })
      expect(answer.action.report).toEqual({ id: report.id, actions: [{ id: action.id }] })
      expect(await idsOf(reader)).toEqual([action.id])
    }
    const colleague = await organisation.as('WORKER')
    await colleague.expectError('NOT_FOUND', one, { id: action.id })
    expect(await idsOf(colleague)).toEqual([])
    const south = await organisation.as('SUPERVISOR', { sites: [organisation.sites[1].id] })
    expect(await idsOf(south)).toEqual([])
  })

  test('filters: mine, status, site, owner, overdue by the organisation’s day; due first comes first', async () => {
    const report = await acceptedReport()
    const later = await assigned(officer, report.id, owner, '2026-03-12')
    const sooner = await assigned(officer, report.id, worker, '2026-03-11')
    const finished = await done(owner, await assigned(officer, report.id, owner, '2026-03-10'))
    expect(await idsOf(officer)).toEqual([finished.id, sooner.id, later.id])
    expect(await idsOf(owner, { mine: true })).toEqual([finished.id, later.id])
    expect(await idsOf(officer, { status: ['DONE'] })).toEqual([finished.id])
    expect(await idsOf(officer, { siteId: organisation.sites[1].id })).toEqual([])
    expect(await idsOf(officer, { ownerId: worker.memberId })).toEqual([sooner.id])
    expect(await idsOf(officer, { overdue: true })).toEqual([])
    // The 12th has begun in Moscow: the 11th is over, done work is never overdue.
    product().clock.now = new Date('2026-03-11T21:00:00Z')
    expect(await idsOf(officer, { overdue: true })).toEqual([sooner.id])
    expect(await idsOf(officer, { overdue: false })).toEqual([finished.id, later.id])
  })
})
