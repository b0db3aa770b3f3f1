import { v4 } from 'uuid'
import { beforeEach, expect, test } from 'vitest'
import { eventsOf, reportRow } from '../support/cards'
import { makeOrganisation, type TestMember, type TestOrganisation } from '../support/organisation'
import { useProduct } from '../support/product'
import { bellOf, useWorker } from '../support/worker'

const product = useProduct()
const worker = useWorker(product)
const register = 'mutation ($input: RegisterBoxInput!) { registerBox(input: $input) { id } }'
const empty = 'mutation ($input: RecordEmptyingInput!) { recordEmptying(input: $input) { id } }'
const undo = 'mutation ($id: UUID!) { undoEmptying(id: $id) { id } }'
const submit = `mutation ($input: SubmitBoxCardInput!) {
  submitBoxCard(input: $input) { id number privacy source status reporter { name } occurredAt submittedAt } }`
const withdraw = `mutation ($input: WithdrawBoxCardInput!) {
  withdrawBoxCard(input: $input) { status decisionNote } }`
const emptyings = 'query ($id: UUID!) { box(id: $id) { emptyings { cards entered reports { number } } } }'

const at = (moment: string) => {
  product().clock.now = new Date(moment)
}
beforeEach(() => at('2026-03-11T05:00:00Z'))

type Scene = { organisation: TestOrganisation; officer: TestMember; boxId: string; emptyingId: string }

async function scene(timeZone = 'Asia/Kathmandu'): Promise<Scene> {
  const organisation = await makeOrganisation(product(), { timeZone })
  const officer = await organisation.as('SAFETY_OFFICER', { name: 'Olga' })
  const { id: siteId, locationId } = organisation.sites[0]
  const { registerBox } = await officer.run(register, { input: { siteId, locationId, name: 'Canteen' } })
  const emptyingId = v4()
  await officer.run(empty, { input: { id: emptyingId, boxId: registerBox.id, cards: 2 } })
  return { organisation, officer, boxId: registerBox.id, emptyingId }
}

const card = ({ organisation, emptyingId }: Scene, more: Record<string, unknown> = {}) => ({
  id: v4(),
  emptyingId,
  type: 'NEAR_MISS',
  siteId: organisation.sites[0].id,
  locationId: organisation.sites[0].locationId,
  whatHappened: 'A hook came loose.',
  proposal: 'Check all hooks.',
  ...more,
})

const state = async ({ officer, boxId }: Scene) =>
  (await officer.run(emptyings, { id: boxId })).box.emptyings[0]

test('an unnamed card is an anonymous report with days only; the audit says who typed it in', async () => {
  const here = await scene()
  const { officer } = here
  const input = card(here, { occurredOn: '2026-03-09' })
  const { submitBoxCard } = await officer.run(submit, { input })
  expect(submitBoxCard).toMatchObject({
    privacy: 'ANONYMOUS',
    source: 'BOX',
    status: 'SUBMITTED',
    reporter: null,
    number: expect.stringMatching(/^AN-2026-\d{7}$/),
    // Midnights of Kathmandu (+05:45): of the day on the card, and of the day it was typed in.
    occurredAt: '2026-03-08T18:15:00.000Z',
    submittedAt: '2026-03-10T18:15:00.000Z',
  })
  expect(await reportRow(officer, input.id)).toMatchObject({ reporterId: null, title: 'A hook came loose.' })
  const page =
    'query ($id: UUID!) { report(id: $id) { timeline { event actorName } } inboxClock { waiting } }'
  const { report, inboxClock } = await officer.run(page, { id: input.id })
  expect(report.timeline).toEqual([{ event: 'report.typed_in', actorName: 'Olga' }])
  expect(inboxClock.waiting).toBe(1)
  expect((await eventsOf(officer, input.id)).map(({ event }) => event)).toEqual(['report.typed_in'])
  expect(await state(here)).toEqual({ cards: 2, entered: 1, reports: [{ number: submitBoxCard.number }] })
})

test('to an unnamed card nobody can come back: there is no thread, and nothing can be asked', async () => {
  const here = await scene()
  const { officer } = here
  const { id } = (await officer.run(submit, { input: card(here) })).submitBoxCard
  const { report } = await officer.run(
    'query ($id: UUID!) { report(id: $id) { version thread { messages { id } } viewerCan { triage return } } }',
    { id },
  )
  expect(report.viewerCan).toEqual({ triage: true, return: false })
  expect(report.thread).toBeNull()
  const asked: [string, Record<string, unknown>][] = [
    [
      'mutation ($input: ReturnReportInput!) { returnReport(input: $input) { id } }',
      { input: { id, version: report.version, question: 'Which hook?' } },
    ],
    [
      'mutation ($input: WriteToReporterInput!) { writeToReporter(input: $input) { id } }',
      { input: { id: v4(), reportId: id, text: 'Which hook?' } },
    ],
    ['mutation ($id: UUID!) { markThreadRead(reportId: $id) { id } }', { id }],
  ]
  for (const [document, variables] of asked) {
    const error = await officer.expectError('PRECONDITION', document, variables)
    expect(error.extensions?.reason).toBe('report.no_reporter')
  }
  expect(await reportRow(officer, id)).toMatchObject({ status: 'SUBMITTED' })
})

test('a number on the card names its writer, who finds the report among the own ones', async () => {
  const here = await scene()
  const { organisation, officer } = here
  const writer = await organisation.as('WORKER', { name: 'Ravi' })
  await product().database.write(organisation.id, (tx) =>
    tx.member.updateMany({ where: { id: writer.memberId }, data: { personnelNumber: '1017' } }),
  )
  const who = 'query ($number: String!) { cardWriter(personnelNumber: $number) { name } }'
  expect((await officer.run(who, { number: '1017' })).cardWriter).toEqual({ name: 'Ravi' })
  expect((await officer.run(who, { number: '9' })).cardWriter).toBeNull()
  const unknown = await officer.expectError('INVALID', submit, {
    input: card(here, { personnelNumber: '9' }),
  })
  expect(unknown.extensions?.fields).toEqual([{ path: 'personnelNumber', message: 'unknown_number' }])

  const named = await officer.run(submit, { input: card(here, { personnelNumber: ' 1017 ' }) })
  expect(named.submitBoxCard).toMatchObject({
    privacy: 'NAMED',
    reporter: { name: 'Ravi' },
    submittedAt: '2026-03-11T05:00:00.000Z',
  })
  const secret = card(here, { personnelNumber: '1017', confidential: true })
  await officer.run(submit, { input: secret })
  const supervisor = await organisation.as('SUPERVISOR', { sites: [organisation.sites[0].id] })
  const read = 'query ($id: UUID!) { report(id: $id) { privacy reporter { name } reporterHidden } }'
  expect((await supervisor.run(read, { id: secret.id })).report).toEqual({
    privacy: 'CONFIDENTIAL',
    reporter: null,
    reporterHidden: true,
  })
  expect((await writer.run('{ reports(filter: { mine: true }) { totalCount } }')).reports.totalCount).toBe(2)
})

test('sent twice it is one report; sent changed, or under another id, it says so', async () => {
  const here = await scene()
  const { officer } = here
  const input = card(here)
  const twins = await Promise.all([1, 2, 3].map(() => officer.ask(submit, { input })))
  expect(new Set(twins.map(({ data }) => data?.submitBoxCard.number)).size).toBe(1)
  at('2026-03-12T05:00:00Z')
  await officer.run(submit, { input: { ...input, occurredOn: '2026-03-11' } })
  const changed = await officer.expectError('CONFLICT', submit, {
    input: { ...input, occurredOn: '2026-03-11', whatHappened: 'Other words.' },
  })
  expect(changed.extensions).toMatchObject({ reason: 'report.already_filed' })
  expect(await state(here)).toMatchObject({ cards: 2, entered: 1 })
})

test('no card is left out for a wrong count, and none is filed into the future or from an undone emptying', async () => {
  const here = await scene()
  const { officer, boxId } = here
  const inputs = [card(here), card(here), card(here)]
  await Promise.all(inputs.map((input) => officer.run(submit, { input })))
  expect(await state(here)).toMatchObject({
    cards: 3,
    entered: 3,
    reports: inputs.map(() => ({ number: expect.stringMatching(/^AN-2026-/) })),
  })
  const stands = await officer.expectError('PRECONDITION', undo, { id: here.emptyingId })
  expect(stands.extensions?.reason).toBe('box.emptying_stands')
  const early = await officer.expectError('INVALID', submit, {
    input: card(here, { occurredOn: '2026-03-12' }),
  })
  expect(early.extensions?.fields).toEqual([{ path: 'occurredOn', message: 'in_future' }])
  const emptyingId = v4()
  await officer.run(empty, { input: { id: emptyingId, boxId, cards: 1 } })
  await officer.run(undo, { id: emptyingId })
  const undone = await officer.expectError('PRECONDITION', submit, { input: card(here, { emptyingId }) })
  expect(undone.extensions?.reason).toBe('box.emptying_undone')
  await officer.expectError('NOT_FOUND', submit, {
    input: card(here, { locationId: here.organisation.sites[1].locationId }),
  })
})

test('a card typed in wrongly is withdrawn while nobody has decided, and its paper waits again', async () => {
  const here = await scene()
  const { organisation, officer } = here
  const [first, second] = [card(here), card(here)]
  const supervisor = await organisation.as('SUPERVISOR', { sites: [organisation.sites[0].id] })
  await supervisor.run(submit, { input: first })
  await officer.run(submit, { input: second })
  const reason = 'Typed in twice'
  const { withdrawBoxCard } = await supervisor.run(withdraw, { input: { reportId: first.id, reason } })
  expect(withdrawBoxCard).toEqual({ status: 'REJECTED', decisionNote: reason })
  expect(await state(here)).toMatchObject({ cards: 2, entered: 1 })
  await officer.expectError('NOT_FOUND', withdraw, { input: { reportId: first.id, reason } })
  const { version } = await reportRow(officer, second.id)
  await officer.run('mutation ($input: RejectReportInput!) { rejectReport(input: $input) { id } }', {
    input: { id: second.id, version, reason: 'No' },
  })
  const decided = await officer.expectError('PRECONDITION', withdraw, {
    input: { reportId: second.id, reason },
  })
  expect(decided.extensions?.reason).toBe('box.card_decided')
})

test('officers hear of a card as of any report, of danger at once, whoever typed it in does not', async () => {
  const here = await scene()
  const other = await here.organisation.as('SAFETY_OFFICER')
  await here.officer.run(submit, { input: card(here) })
  await here.officer.run(submit, { input: card(here, { type: 'FIRE' }) })
  const told = await bellOf(worker(), other)
  expect(told.map(({ event }) => event).sort((a, b) => a.localeCompare(b))).toEqual([
    'report.submitted',
    'report.urgent',
  ])
  expect(await bellOf(worker(), here.officer)).toEqual([])
})

test('of an unnamed card and of a count knows who decides, or had that paper in the hand; who opens no box learns nothing', async () => {
  const here = await scene()
  const { organisation, officer, boxId } = here
  const { number } = (await officer.run(submit, { input: card(here) })).submitBoxCard
  const keyholder = { ...here, officer: await organisation.as('SUPERVISOR') }
  const other = { ...here, officer: await organisation.as('SUPERVISOR') }
  const admin = { ...here, officer: await organisation.as('ADMIN') }
  expect(await state(here)).toEqual({ cards: 2, entered: 1, reports: [{ number }] })
  expect(await state(keyholder)).toEqual({ cards: null, entered: null, reports: [] })
  expect(await state(admin)).toBeUndefined()

  // What the officer took out may be typed in by a colleague, who then knows that card and no other.
  const input = card(here, { whatHappened: 'A shelf leans.' })
  const own = (await keyholder.officer.run(submit, { input })).submitBoxCard
  expect(await state(keyholder)).toEqual({
    cards: null,
    entered: null,
    reports: [{ number: own.number }],
  })
  expect(await state(other)).toEqual({ cards: null, entered: null, reports: [] })

  at('2026-03-12T05:00:00Z')
  await keyholder.officer.run(empty, { input: { id: v4(), boxId, cards: 3 } })
  expect(await state(keyholder)).toEqual({ cards: 3, entered: 0, reports: [] })
  expect(await state(other)).toEqual({ cards: null, entered: null, reports: [] })
  expect(await state(here)).toEqual({ cards: 3, entered: 0, reports: [] })

  await product().database.write(organisation.id, (tx) =>
    tx.report.updateMany({ where: { number: own.number }, data: { status: 'ACCEPTED', version: 2 } }),
  )
  const all = await keyholder.officer.run(emptyings, { id: boxId })
  expect(all.box.emptyings.map(({ reports }: { reports: unknown[] }) => reports)).toEqual([[], []])
})

test('whoever did not type an unnamed card in cannot take it back, nor tell from another’s emptying whether it was', async () => {
  const here = await scene()
  const { organisation, officer, boxId, emptyingId } = here
  const supervisor = await organisation.as('SUPERVISOR', { sites: [organisation.sites[0].id] })
  const asked = 'query ($id: UUID!) { box(id: $id) { emptyings { canUndo } } }'
  const answers = async () => [
    await supervisor.run(asked, { id: boxId }),
    (await supervisor.expectError('FORBIDDEN', undo, { id: emptyingId })).extensions?.reason,
  ]
  const before = await answers()
  expect(before).toEqual([{ box: { emptyings: [{ canUndo: false }] } }, 'box.empty'])
  const { id } = (await officer.run(submit, { input: card(here) })).submitBoxCard
  expect(await answers()).toEqual(before)
  await supervisor.expectError('NOT_FOUND', withdraw, { input: { reportId: id, reason: 'Not mine' } })
  expect(await state(here)).toMatchObject({ cards: 2, entered: 1 })
})

test('what the back of a card says is told and found by its words', async () => {
  const here = await scene()
  const { officer } = here
  const back = { cause: 'The mat had lost its glue.', immediateAction: 'Removed the mat.' }
  const input = card(here, back)
  await officer.run(submit, { input })
  const asked = `query ($id: UUID!) { report(id: $id) { cause immediateAction proposal }
    reports(filter: { text: "lost its glue" }) { totalCount } }`
  const { report, reports } = await officer.run(asked, { id: input.id })
  expect(report).toEqual({ ...back, proposal: 'Check all hooks.' })
  expect(reports.totalCount).toBe(1)
  const changed = await officer.expectError('CONFLICT', submit, { input: { ...input, cause: 'Rain.' } })
  expect(changed.extensions).toMatchObject({
    reason: 'report.already_filed',
    details: { changed: ['cause'] },
  })
})
