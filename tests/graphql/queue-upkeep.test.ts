import { memoryMailer } from '@closecall/adapters/mail'
import { events } from '@closecall/worker/tasks/events'
import { letters } from '@closecall/worker/tasks/letters'
import { prune } from '@closecall/worker/tasks/prune'
import { v7 } from 'uuid'
import { expect, test } from 'vitest'
import { makeOrganisation, type TestOrganisation } from '../support/organisation'
import { rowsOf } from '../support/owner'
import { useProduct } from '../support/product'
import { deliver, doWaiting, useWorker } from '../support/worker'

const product = useProduct()
const worker = useWorker(product)
const day = 86_400_000
const ago = (days: number) => new Date(product().clock.now.getTime() - days * day)

type Told = { createdAt: Date; handledAt?: Date }

async function happened(org: TestOrganisation, count: number, told: Told): Promise<void> {
  const data = Array.from({ length: count }, () => {
    return { organisationId: org.id, id: v7(), event: 'nothing.known', subjectId: org.id, ...told }
  })
  await product().database.write(org.id, (tx) => tx.outbox.createMany({ data }))
}

type Written = { status: string; createdAt: Date; memberId?: string }

async function written(org: TestOrganisation, count: number, letter: Written): Promise<void> {
  const params = { number: 'NM-2026-0001', title: 'Guard', site: 'North', due: '2026-03-20', note: '' }
  const data = Array.from({ length: count }, () => {
    const id = v7()
    const post = { dedupeKey: id, recipient: 'a@example.com', template: 'action.assigned', locale: 'en' }
    return { organisationId: org.id, id, ...post, params, ...letter }
  })
  await product().database.write(org.id, (tx) => tx.mail.createMany({ data }))
}

const countOf = (org: TestOrganisation) =>
  product().database.write(org.id, async (tx) => [await tx.outbox.count(), await tx.mail.count()])

test('what was told or left is forgotten after thirty days, and nothing else', async () => {
  const org = await makeOrganisation(product())
  await happened(org, 1_100, { createdAt: ago(400), handledAt: ago(31) })
  await happened(org, 2, { createdAt: ago(400), handledAt: ago(29) })
  await happened(org, 3, { createdAt: ago(400) })
  for (const status of ['SENT', 'FAILED', 'DROPPED']) await written(org, 1, { status, createdAt: ago(31) })
  await written(org, 600, { status: 'SENT', createdAt: ago(50) })
  await written(org, 4, { status: 'SENT', createdAt: ago(29) })
  await written(org, 5, { status: 'QUEUED', createdAt: ago(50) })
  expect(await countOf(org)).toEqual([1_105, 612])
  expect(await doWaiting(worker(), prune)).toBeGreaterThan(0)
  expect(await countOf(org)).toEqual([5, 9])
  expect(await doWaiting(worker(), prune)).toBe(0)
})

test('the event and the letter of one do not wait behind thousands of another', async () => {
  const [loud, quiet] = [await makeOrganisation(product()), await makeOrganisation(product())]
  await happened(loud, 5_000, { createdAt: ago(1) })
  await written(loud, 2_000, { status: 'QUEUED', createdAt: ago(1) })
  await happened(quiet, 1, { createdAt: ago(0) })
  await written(quiet, 1, { status: 'QUEUED', createdAt: ago(0) })
  for (const task of [events, letters]) {
    const found = await task.waiting(worker(), 100)
    expect(found).toHaveLength(100)
    // One turn of each organisation that this file left anything waiting in.
    expect(found.slice(0, 4).map(({ org }) => org)).toContain(quiet.id)
    expect(found.filter(({ org }) => org === loud.id).length).toBeGreaterThan(80)
  }
})

test('a letter to somebody disabled since stays unsent and says why', async () => {
  const org = await makeOrganisation(product())
  const admin = await org.as('ADMIN')
  const leaver = await org.as('WORKER', { email: 'leaver@example.com' })
  const stayer = await org.as('WORKER', { email: 'stayer@example.com' })
  const add = 'mutation ($input: SetPinInput!) { setPin(input: $input) { id } }'
  for (const [index, { memberId }] of [leaver, stayer].entries()) {
    await product().database.write(org.id, (tx) =>
      tx.member.updateMany({ where: { id: memberId }, data: { personnelNumber: `${900 + index}` } }),
    )
    await admin.run(add, { input: { memberId, pin: '4711' } })
  }
  const mailer = memoryMailer()
  await doWaiting(worker(mailer), events)
  await admin.run('mutation ($id: UUID!) { disableMember(id: $id) { id } }', { id: leaver.memberId })
  await deliver(worker(mailer))
  expect(mailer.sent.map(({ to }) => to)).toContain('stayer@example.com')
  expect(mailer.sent.map(({ to }) => to)).not.toContain('leaver@example.com')
  const [row] = await rowsOf(
    product(),
    'SELECT status, last_error, retry_at FROM mail WHERE member_id = $1',
    [leaver.memberId],
  )
  expect(row).toEqual({ status: 'DROPPED', last_error: 'member.disabled', retry_at: null })
})
