import { memoryMailer } from '@closecall/adapters/mail'
import { returnAction } from '@closecall/core/actions/return-action'
import { updateAction } from '@closecall/core/actions/update-action'
import { raisePotential } from '@closecall/core/potential/raise-potential'
import { rejectReport } from '@closecall/core/reports/reject-report'
import { reopenReport } from '@closecall/core/reports/reopen-report'
import { returnReport } from '@closecall/core/reports/return-report'
import { beforeEach, expect, test } from 'vitest'
import { accepted, assigned, does, done, submitted } from '../support/cards'
import { makeOrganisation, type TestMember, type TestOrganisation } from '../support/organisation'
import { useProduct } from '../support/product'
import { bellOf, useWorker } from '../support/worker'

const product = useProduct()
const openWorker = useWorker(product)
let mailer: ReturnType<typeof memoryMailer>
let worker: ReturnType<typeof openWorker>
let organisation: TestOrganisation
let officer: TestMember
let reporter: TestMember

beforeEach(async () => {
  mailer = memoryMailer()
  worker = openWorker(mailer)
  organisation = await makeOrganisation(product())
  officer = await organisation.as('SAFETY_OFFICER')
  reporter = await organisation.as('WORKER', { email: 'vera@example.com' })
})

/** Oldest first. */
const heardBy = async (member: TestMember) =>
  (await bellOf(worker, member)).map(({ event }) => event).reverse()
const lettersTo = (to: string) => mailer.sent.filter((letter) => letter.to === to)
const handOver = (action: { id: string; version: number }, to: TestMember) =>
  does(officer, (ctx) => updateAction(ctx, { id: action.id, version: action.version, ownerId: to.memberId }))

test('work given to the wrong person and handed on before anybody was told reaches the right one once', async () => {
  const wrong = await organisation.as('WORKER', { email: 'wrong@example.com' })
  const right = await organisation.as('WORKER', { email: 'right@example.com' })
  const report = await accepted(officer, await submitted(organisation, reporter))
  await handOver(await assigned(officer, report.id, wrong), right)
  expect(await heardBy(right)).toEqual(['action.assigned'])
  expect(lettersTo('right@example.com')).toHaveLength(1)
  expect(await heardBy(wrong)).toEqual(['action.handed_over'])
})

test('whoever had the work hears that it is another’s now, in a letter that leads where they may go', async () => {
  const first = await organisation.as('WORKER', { email: 'first@example.com', locale: 'ru' })
  const second = await organisation.as('WORKER')
  const report = await accepted(officer, await submitted(organisation, reporter))
  const action = await assigned(officer, report.id, first)
  expect(await heardBy(first)).toEqual(['action.assigned'])
  await handOver(action, second)
  expect(await heardBy(first)).toEqual(['action.assigned', 'action.handed_over'])
  const letter = lettersTo('first@example.com').at(-1)
  expect(letter?.subject).toBe('NM-2026-0001: мероприятие передано другому')
  expect(letter?.text).toContain('https://closecall.test/my\n')
})

test('returned work is told with its comment, and not at all once it is done again', async () => {
  const owner = await organisation.as('WORKER', { email: 'owner@example.com' })
  const report = await accepted(officer, await submitted(organisation, reporter))
  const giveBack = (action: { id: string; version: number }, comment: string) =>
    does(officer, (ctx) => returnAction(ctx, { id: action.id, version: action.version, comment }))
  const finished = await done(owner, await assigned(officer, report.id, owner))
  const returned = await giveBack(finished, 'Still wet')
  await heardBy(owner)
  expect(lettersTo('owner@example.com').at(-1)?.text).toContain('> Still wet')
  const finish = 'mutation ($input: FinishActionInput!) { finishAction(input: $input) { id version } }'
  const again = async ({ id, version }: { id: string; version: number }) =>
    (await owner.run(finish, { input: { id, version, evidence: 'Dry' } })).finishAction
  await again(await giveBack(await again(returned), 'Wet again'))
  expect((await heardBy(owner)).filter((event) => event === 'action.returned')).toHaveLength(1)
})

test('a rejection taken back before anybody was told is not told', async () => {
  const { id, version } = await submitted(organisation, reporter)
  await does(officer, (ctx) => rejectReport(ctx, { id, version, reason: 'Not ours' }))
  await does(officer, (ctx) => reopenReport(ctx, { id, version: 2, reason: 'Wrong button' }))
  expect(await heardBy(reporter)).toEqual(['report.reopened'])
  expect(JSON.stringify(mailer.sent)).not.toContain('Wrong button')
})

test('the question and the severity are those of the deed', async () => {
  const { id, version } = await submitted(organisation, reporter)
  await does(officer, (ctx) => returnReport(ctx, { id, version, question: 'Which side?' }))
  expect(await heardBy(reporter)).toEqual(['report.returned'])
  expect(lettersTo('vera@example.com').at(-1)?.text).toContain('> Which side?')

  const other = await accepted(officer, await submitted(organisation, reporter))
  const colleague = await organisation.as('SAFETY_OFFICER')
  for (const [step, to] of [4, 5].entries())
    await does(officer, (ctx) =>
      raisePotential(ctx, { id: other.id, version: other.version + step, to, reason: 'Somebody below' }),
    )
  expect((await heardBy(colleague)).filter((event) => event === 'potential.raised')).toHaveLength(1)
})
