import { openCtx } from '@closecall/core/access/ctx'
import { closeBoxDay } from '@closecall/core/inbox/close-box-day'
import { answerQuestion } from '@closecall/core/reports/answer-question'
import { rejectReport } from '@closecall/core/reports/reject-report'
import { reopenReport } from '@closecall/core/reports/reopen-report'
import { returnReport } from '@closecall/core/reports/return-report'
import { v7 } from 'uuid'
import { beforeEach, describe, expect, test } from 'vitest'
import { accepted, does, eventsOf, submitted } from '../support/cards'
import { makeOrganisation, type TestMember, type TestOrganisation } from '../support/organisation'
import { useProduct } from '../support/product'

const product = useProduct()
let organisation: TestOrganisation
let worker: TestMember
let officer: TestMember

const at = (moment: string) => {
  product().clock.now = new Date(moment)
}

beforeEach(async () => {
  at('2026-03-01T09:00:00Z')
  organisation = await makeOrganisation(product())
  worker = await organisation.as('WORKER')
  officer = await organisation.as('SAFETY_OFFICER')
  at('2026-03-10T09:00:00Z')
})

const clock = `{ inboxClock { today { day emptied missed } waiting oldestWaitingAt deadlineAt
  recent { day emptied missed } } }`

async function closeDay(day: string) {
  const { database, clock: time } = product()
  const ctx = openCtx(database, { org: organisation.id, actor: { kind: 'system' }, now: () => time.now })
  try {
    return await closeBoxDay(ctx, { day })
  } finally {
    await ctx.end()
  }
}

describe('the inbox', () => {
  const list = `query ($siteId: UUID, $first: Int) {
    inbox(siteId: $siteId, first: $first) { totalCount edges { node { id } } } viewer { inboxCount } }`
  const idsOf = (answer: { inbox: { edges: { node: { id: string } }[] } }) =>
    answer.inbox.edges.map(({ node }) => node.id)

  test('holds what waits in reach, oldest first', async () => {
    const [north, south] = organisation.sites
    const first = await submitted(organisation, worker)
    at('2026-03-10T10:00:00Z')
    const second = await submitted(organisation, worker, { siteId: south.id })
    const gone = await submitted(organisation, worker)
    await accepted(officer, gone)
    const all = await officer.run(list, {})
    expect(idsOf(all)).toEqual([first.id, second.id])
    expect(all).toMatchObject({ inbox: { totalCount: 2 }, viewer: { inboxCount: 2 } })
    expect(idsOf(await officer.run(list, { siteId: south.id }))).toEqual([second.id])
    const local = await organisation.as('SAFETY_OFFICER', { sites: [north.id] })
    expect(idsOf(await local.run(list, {}))).toEqual([first.id])
    expect((await local.run(list, {})).viewer.inboxCount).toBe(1)
  })

  test('is for those who triage', async () => {
    for (const role of ['WORKER', 'SUPERVISOR', 'EXECUTIVE', 'ADMIN'] as const) {
      const member = await organisation.as(role)
      await member.expectError('FORBIDDEN', '{ inbox(first: 1) { edges { node { id } } } }')
      await member.expectError('FORBIDDEN', clock)
      expect((await member.run('{ viewer { inboxCount } }')).viewer.inboxCount).toBeNull()
    }
  })

  test('similar reports: same place and type within 30 days, readable, alive', async () => {
    const report = await submitted(organisation, worker)
    const twin = await submitted(organisation, worker)
    await submitted(organisation, worker, { type: 'FIRE' })
    await submitted(organisation, worker, { siteId: organisation.sites[1].id })
    const dead = await submitted(organisation, worker)
    await does(officer, (ctx) => rejectReport(ctx, { id: dead.id, version: 1, reason: 'x' }))
    at('2026-04-20T09:00:00Z')
    await submitted(organisation, worker)
    const similar = 'query ($id: UUID!) { similarReports(reportId: $id) { id } }'
    expect((await officer.run(similar, { id: report.id })).similarReports).toEqual([{ id: twin.id }])
    const colleague = await organisation.as('WORKER')
    await colleague.expectError('NOT_FOUND', similar, { id: report.id })
  })
})

describe('the once-a-day clock', () => {
  test('shows today as emptied once triage leaves nothing waiting', async () => {
    at('2026-03-09T09:00:00Z')
    const [one, two] = [await submitted(organisation, worker), await submitted(organisation, worker)]
    at('2026-03-10T09:00:00Z')
    expect((await officer.run(clock)).inboxClock).toEqual({
      today: { day: '2026-03-10', emptied: false, missed: false },
      waiting: 2,
      oldestWaitingAt: '2026-03-09T09:00:00.000Z',
      deadlineAt: '2026-03-10T21:00:00.000Z',
      recent: [],
    })
    await accepted(officer, one)
    expect((await officer.run(clock)).inboxClock.today.emptied).toBe(false)
    await does(officer, (ctx) => returnReport(ctx, { id: two.id, version: 1, question: 'Where?' }))
    // It stays emptied when the next card comes in: that one has until tomorrow night.
    await submitted(organisation, worker)
    expect((await officer.run(clock)).inboxClock).toMatchObject({
      today: { day: '2026-03-10', emptied: true },
      waiting: 1,
      deadlineAt: '2026-03-11T21:00:00.000Z',
    })
    const events = await eventsOf(officer, organisation.id)
    expect(events).toEqual([
      { event: 'inbox.emptied', payload: { day: '2026-03-10', actorId: officer.memberId } },
    ])
  })

  test('two who triage the last two reports at once empty the box', async () => {
    at('2026-03-09T09:00:00Z')
    const [one, two] = [await submitted(organisation, worker), await submitted(organisation, worker)]
    at('2026-03-10T09:00:00Z')
    const other = await organisation.as('OWNER')
    await Promise.all([accepted(officer, one), accepted(other, two)])
    const events = await eventsOf(officer, organisation.id)
    expect(events.map(({ event }) => event)).toEqual(['inbox.emptied'])
  })

  test('a day is missed when something waited through all of it, and only then', async () => {
    at('2026-03-09T12:00:00Z')
    const report = await submitted(organisation, worker)
    at('2026-03-11T00:30:00Z')
    expect(await closeDay('2026-03-09')).toMatchObject({ missed: false })
    expect(await closeDay('2026-03-10')).toMatchObject({ missed: true, emptiedAt: null })
    await accepted(officer, report)
    at('2026-03-12T09:00:00Z')
    expect(await closeDay('2026-03-11')).toMatchObject({ missed: false })
    expect((await officer.run(clock)).inboxClock.recent).toEqual([
      { day: '2026-03-11', emptied: true, missed: false },
      { day: '2026-03-10', emptied: false, missed: true },
      { day: '2026-03-09', emptied: true, missed: false },
    ])
    const events = await eventsOf(officer, organisation.id)
    expect(events.filter(({ event }) => event === 'inbox.day_missed')).toEqual([
      { event: 'inbox.day_missed', payload: { day: '2026-03-10', actorId: null, latest: true } },
    ])
  })

  test('judged late or twice, a day gets the same judgement', async () => {
    at('2026-03-09T12:00:00Z')
    const report = await submitted(organisation, worker)
    at('2026-03-11T05:00:00Z')
    // What happens afterwards is no evidence about the 10th, on which it waited all day.
    await does(officer, (ctx) => returnReport(ctx, { id: report.id, version: 1, question: 'Where?' }))
    const answer = { id: v7(), reportId: report.id, text: 'Here', version: 2 }
    await does(worker, (ctx) => answerQuestion(ctx, answer))
    await does(officer, (ctx) => rejectReport(ctx, { id: report.id, version: 3, reason: 'x' }))
    await does(officer, (ctx) => reopenReport(ctx, { id: report.id, version: 4, reason: 'y' }))
    at('2026-03-20T05:00:00Z')
    const first = await closeDay('2026-03-10')
    expect(first).toMatchObject({ missed: true })
    expect(await closeDay('2026-03-10')).toEqual(first)
    const both = await Promise.all([closeDay('2026-03-12'), closeDay('2026-03-12')])
    expect(both[0]).toEqual(both[1])
    const missed = (await eventsOf(officer, organisation.id)).filter(
      ({ event }) => event === 'inbox.day_missed',
    )
    expect(missed).toHaveLength(2)
  })

  test('while the reporter has the question, the box is not waiting', async () => {
    at('2026-03-09T12:00:00Z')
    const report = await submitted(organisation, worker)
    await does(officer, (ctx) => returnReport(ctx, { id: report.id, version: 1, question: 'Where?' }))
    at('2026-03-10T12:00:00Z')
    await does(worker, (ctx) =>
      answerQuestion(ctx, { id: v7(), reportId: report.id, text: 'Here', version: 2 }),
    )
    at('2026-03-12T05:00:00Z')
    expect(await closeDay('2026-03-10')).toMatchObject({ missed: false })
    expect(await closeDay('2026-03-11')).toMatchObject({ missed: true })
  })

  test('an organisation’s first day begins with an empty box; a day that is not over is not judged', async () => {
    at('2026-03-01T10:00:00Z')
    await submitted(organisation, worker)
    at('2026-03-01T20:59:00Z')
    await expect(closeDay('2026-03-01')).rejects.toMatchObject({ reason: 'inbox.day_not_over' })
    at('2026-03-01T21:00:00Z')
    expect(await closeDay('2026-03-01')).toMatchObject({ missed: false })
    await expect(closeDay('yesterday')).rejects.toMatchObject({ code: 'INVALID' })
    const ctx = officer.ctx()
    await expect(closeBoxDay(ctx, { day: '2026-02-01' })).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await ctx.end()
  })
})
