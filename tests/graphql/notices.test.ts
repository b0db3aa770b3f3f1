import { memoryMailer } from '@closecall/adapters/mail'
import { closeBoxDay } from '@closecall/core/inbox/close-box-day'
import { asSystem } from '@closecall/worker/task'
import { beforeEach, expect, test } from 'vitest'
import { accepted, assigned, done, submitted } from '../support/cards'
import { makeOrganisation, type TestMember, type TestOrganisation } from '../support/organisation'
import { useProduct } from '../support/product'
import { bellOf, useWorker } from '../support/worker'

const product = useProduct()
const openWorker = useWorker(product)
let mailer: ReturnType<typeof memoryMailer>
let worker: ReturnType<typeof openWorker>
let organisation: TestOrganisation
let officer: TestMember
let owner: TestMember

beforeEach(async () => {
  mailer = memoryMailer()
  worker = openWorker(mailer)
  organisation = await makeOrganisation(product())
  officer = await organisation.as('SAFETY_OFFICER', { email: 'olga@example.com', locale: 'ru' })
  owner = await organisation.as('OWNER', { email: 'owner@example.com' })
})

const lines = (member: TestMember) => bellOf(worker, member)
const newest = async (member: TestMember) => (await lines(member))[0]
const letters = () => mailer.sent.map(({ to, subject }) => [to, subject])

test('officers hear of a potential that somebody raised, and of reports opened again', async () => {
  const reporter = await organisation.as('WORKER')
  const spot = { route: 'ON_THE_SPOT' as const, potentialSeverity: 3 }
  const { id } = await accepted(owner, await submitted(organisation, reporter), spot)
  const raise = 'mutation ($input: ChangePotentialInput!) { raisePotential(input: $input) { id } }'
  await owner.run(raise, { input: { id, version: 2, to: 5, reason: 'Somebody stood below' } })
  expect(await newest(officer)).toMatchObject({
    event: 'potential.raised',
    params: { number: 'NM-2026-0001', severity: 5 },
  })
  expect(letters()).toContainEqual(['olga@example.com', 'NM-2026-0001: потенциальная тяжесть повышена до 5'])

  const close = 'mutation ($input: CloseReportInput!) { closeReport(input: $input) { id } }'
  await owner.run(close, { input: { id, version: 3, note: 'Wiped' } })
  const reopen = 'mutation ($input: ReopenReportInput!) { reopenReport(input: $input) { id } }'
  await owner.run(reopen, { input: { id, version: 4, reason: 'Leaks again' } })
  for (const told of [officer, reporter])
    expect(await newest(told)).toMatchObject({ event: 'report.reopened', params: { number: 'NM-2026-0001' } })
  expect((await lines(owner)).map(({ event }) => event)).not.toContain('report.reopened')
})

test('officers hear of yesterday’s box that nobody emptied, and not of days long gone', async () => {
  const { clock } = product()
  const before = clock.now
  const other = await organisation.as('SAFETY_OFFICER', { sites: [organisation.sites[1].id] })
  await submitted(organisation, await organisation.as('WORKER'))
  clock.now = new Date('2026-03-13T09:00:00Z')
  for (const day of ['2026-03-10', '2026-03-11', '2026-03-12'])
    await asSystem(worker, organisation.id, (ctx) => closeBoxDay(ctx, { day }))
  for (const told of [officer, other]) {
    const missed = (await lines(told)).filter(({ event }) => event === 'inbox.day_missed')
    expect(missed).toEqual([{ event: 'inbox.day_missed', params: { day: '2026-03-12' } }])
  }
  expect(letters()).toContainEqual(['olga@example.com', 'Разбор сообщений пропущен: 12 марта 2026 г.'])
  expect(mailer.sent.at(-1)?.text).toContain('https://closecall.test/inbox')
  clock.now = before
})

test('whose PIN an administrator sets hears of it', async () => {
  const admin = await organisation.as('ADMIN')
  const worker = await organisation.as('WORKER', { email: 'ivan@example.com' })
  await product().database.write(organisation.id, (tx) =>
    tx.member.updateMany({ where: { id: worker.memberId }, data: { personnelNumber: '77' } }),
  )
  const setPin = 'mutation ($input: SetPinInput!) { setPin(input: $input) { id } }'
  await admin.run(setPin, { input: { memberId: worker.memberId, pin: '4711' } })
  expect(await lines(worker)).toEqual([{ event: 'member.pin_set', params: {} }])
  expect(letters()).toEqual([['ivan@example.com', 'A new PIN was set for you']])
  expect(JSON.stringify(mailer.sent)).not.toContain('4711')
})

const update = 'mutation ($input: UpdateMemberInput!) { updateMember(input: $input) { id } }'
const appoint = (by: TestMember, member: TestMember, role: string) =>
  by.run(update, { input: { id: member.memberId, name: member.name, role, allSites: true, siteIds: [] } })

test('other administrators and officers hear of a new officer, administrator or owner, and of nobody else', async () => {
  const admin = await organisation.as('ADMIN', { email: 'admin@example.com' })
  const member = await organisation.as('WORKER', { name: 'Ivan' })
  await appoint(owner, member, 'SUPERVISOR')
  expect(await lines(admin)).toEqual([])
  await appoint(owner, member, 'SAFETY_OFFICER')
  expect(await lines(admin)).toEqual([
    { event: 'member.appointed', params: { name: 'Ivan', role: 'SAFETY_OFFICER' } },
  ])
  expect(letters()).toEqual([
    ['admin@example.com', 'Ivan is now safety officer'],
    ['olga@example.com', 'Ivan, новая роль: специалист по охране труда'],
  ])
  await appoint(owner, member, 'ADMIN')
  expect((await lines(admin)).map(({ event }) => event)).toEqual(['member.appointed', 'member.appointed'])
  expect((await lines(member)).map(({ event }) => event)).toEqual(Array(3).fill('member.role_changed'))
  expect(await lines(owner)).toEqual([])
  expect((await lines(officer)).map(({ event }) => event)).toEqual(['member.appointed', 'member.appointed'])
})

test('whoever is added, joins or is let in again with such a role is told of too', async () => {
  const add = 'mutation ($input: AddMemberInput!) { addMember(input: $input) { id } }'
  const input = {
    name: 'New',
    locale: 'en',
    personnelNumber: '5',
    role: 'SAFETY_OFFICER',
    allSites: true,
    siteIds: [],
  }
  const admin = await organisation.as('ADMIN')
  const { addMember } = await admin.run(add, { input })
  await admin.run(add, { input: { ...input, personnelNumber: '6', role: 'WORKER' } })
  expect(await lines(owner)).toMatchObject([{ event: 'member.appointed', params: { name: 'New' } }])
  for (const verb of ['disableMember', 'enableMember'])
    await admin.run(`mutation ($id: UUID!) { ${verb}(id: $id) { id } }`, { id: addMember.id })
  expect(await lines(owner)).toHaveLength(2)
})

test('whoever gave the work is asked to verify it, and another once their sites no longer hold it', async () => {
  const [north, south] = organisation.sites
  const giver = await organisation.as('SUPERVISOR', { sites: [north.id] })
  const other = await organisation.as('SUPERVISOR', { sites: [north.id] })
  const doer = await organisation.as('WORKER')
  const report = await accepted(officer, await submitted(organisation, doer))
  const verifications = async (member: TestMember) =>
    (await lines(member)).filter(({ event }) => event === 'action.finished').length
  const [first, second] = [
    await assigned(giver, report.id, doer),
    await assigned(giver, report.id, doer),
  ] as const
  await done(doer, first)
  expect([await verifications(giver), await verifications(other)]).toEqual([1, 0])
  await product().database.write(organisation.id, (tx) =>
    tx.memberSite.updateMany({ where: { memberId: giver.memberId }, data: { siteId: south.id } }),
  )
  await done(doer, second)
  expect([await verifications(giver), await verifications(other)]).toEqual([1, 1])
})

test('those whose cards were merged hear of the outcome, each under their own number', async () => {
  const first = await organisation.as('WORKER')
  const second = await organisation.as('WORKER', { email: 'second@example.com' })
  const target = await submitted(organisation, first)
  const merge = 'mutation ($input: MergeReportInput!) { mergeReport(input: $input) { id } }'
  for (const reporter of [second, second, first]) {
    const { id, version } = await submitted(organisation, reporter)
    await officer.run(merge, { input: { id, version, intoId: target.id } })
  }
  const { id } = await accepted(officer, target, { route: 'ON_THE_SPOT' })
  const close = 'mutation ($input: CloseReportInput!) { closeReport(input: $input) { id } }'
  await officer.run(close, { input: { id, version: 2, note: 'The hose is replaced.' } })
  const closings = async (member: TestMember) =>
    (await lines(member))
      .filter(({ event }) => event.endsWith('closed'))
      .map(({ event, params }) => [event, params.number, params.note])
      .toSorted((one, other) => String(one).localeCompare(String(other)))
  expect(await closings(second)).toEqual([
    ['report.merged_closed', 'NM-2026-0002', 'The hose is replaced.'],
    ['report.merged_closed', 'NM-2026-0003', 'The hose is replaced.'],
  ])
  expect(await closings(first)).toEqual([
    ['report.closed', 'NM-2026-0001', undefined],
    ['report.merged_closed', 'NM-2026-0004', 'The hose is replaced.'],
  ])
  const posted = mailer.sent.filter(({ to }) => to === 'second@example.com')
  expect(posted.map(({ subject }) => subject)).toContain('NM-2026-0002: what you reported is closed')
  expect(posted.at(-1)?.text).toContain('> The hose is replaced.')
})
