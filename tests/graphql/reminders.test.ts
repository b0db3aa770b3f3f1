import { addDays, dateOf } from '@closecall/core/access/local-day'
import { reminders } from '@closecall/worker/tasks/reminders'
import { v7 } from 'uuid'
import { beforeEach, expect, test } from 'vitest'
import { makeOrganisation, type TestMember, type TestOrganisation } from '../support/organisation'
import { useProduct } from '../support/product'
import { doWaiting, useWorker } from '../support/worker'

const product = useProduct()
const worker = useWorker(product)
const dueOn = '2026-03-20'

beforeEach(() => {
  at('2026-03-01T00:00:00Z')
})

const at = (moment: string) => {
  product().clock.now = new Date(moment)
}

async function addAction(org: TestOrganisation, owner: TestMember, due = dueOn): Promise<string> {
  const input = { id: v7(), type: 'NEAR_MISS', siteId: org.sites[0].id, whatHappened: 'Oil on the floor.' }
  await owner.run('mutation ($input: SubmitReportInput!) { submitReport(input: $input) { id } }', { input })
  const id = v7()
  await product().database.write(org.id, (tx) =>
    tx.action.create({
      data: {
        organisationId: org.id,
        id,
        reportId: input.id,
        siteId: input.siteId,
        title: 'Fix the leak',
        kind: 'CORRECTIVE',
        controlLevel: 'ENGINEERING',
        ownerId: owner.memberId,
        dueOn: dateOf(due),
        createdAt: product().clock.now,
      },
    }),
  )
  return id
}

async function eventsOf(member: TestMember): Promise<string[]> {
  const { notifications } = await member.run('{ notifications { edges { node { event } } } }')
  return notifications.edges.map((edge: { node: { event: string } }) => edge.node.event).reverse()
}

test('the owner on the due day, the manager after three days, the officers after seven: at eight, once', async () => {
  const org = await makeOrganisation(product(), { timeZone: 'Asia/Kathmandu' })
  const owner = await org.as('WORKER')
  const manager = await org.as('SUPERVISOR', { sites: [org.sites[0].id] })
  const elsewhere = await org.as('SUPERVISOR', { sites: [org.sites[1].id] })
  const officer = await org.as('SAFETY_OFFICER')
  await addAction(org, owner)

  at('2026-03-20T02:14:00Z')
  await doWaiting(worker(), reminders)
  expect(await eventsOf(owner)).toEqual([])
  at('2026-03-20T02:16:00Z')
  await doWaiting(worker(), reminders)
  expect(await doWaiting(worker(), reminders)).toBe(0)
  expect(await eventsOf(owner)).toEqual(['reminder.due'])

  for (let late = 1; late <= 20; late++) {
    at(`${addDays(dueOn, late)}T05:00:00Z`)
    await doWaiting(worker(), reminders)
  }
  expect(await eventsOf(owner)).toEqual(['reminder.due', 'reminder.late'])
  expect(await eventsOf(manager)).toEqual(['reminder.late'])
  expect(await eventsOf(officer)).toEqual(['reminder.escalated'])
  expect(await eventsOf(elsewhere)).toEqual([])
})

test('two workers at once, a day without any, and a moved deadline', async () => {
  const org = await makeOrganisation(product())
  const owner = await org.as('WORKER')
  const id = await addAction(org, owner)
  at('2026-03-21T09:00:00Z')
  await Promise.all([doWaiting(worker(), reminders), doWaiting(worker(), reminders)])
  expect(await eventsOf(owner)).toEqual(['reminder.due'])

  await product().database.write(org.id, (tx) =>
    tx.action.updateMany({ where: { id }, data: { dueOn: dateOf('2026-03-25') } }),
  )
  at('2026-03-25T09:00:00Z')
  await doWaiting(worker(), reminders)
  expect(await eventsOf(owner)).toEqual(['reminder.due', 'reminder.due'])
})

test('what is done needs no reminder, and what a leaver owned has its manager', async () => {
  const org = await makeOrganisation(product())
  const officer = await org.as('SAFETY_OFFICER')
  const leaver = await org.as('WORKER')
  const doer = await org.as('WORKER')
  await addAction(org, leaver)
  const done = await addAction(org, doer)
  await product().database.write(org.id, async (tx) => {
    await tx.action.updateMany({ where: { id: done }, data: { status: 'DONE' } })
    await tx.member.updateMany({ where: { id: leaver.memberId }, data: { status: 'DISABLED' } })
  })
  at('2026-03-20T09:00:00Z')
  await doWaiting(worker(), reminders)
  expect(await eventsOf(doer)).toEqual([])
  expect(await eventsOf(officer)).toEqual(['reminder.due'])
})

test('work sent back a month late is reminded of again, and a new due day counts from itself', async () => {
  const org = await makeOrganisation(product())
  const owner = await org.as('WORKER')
  const officer = await org.as('SAFETY_OFFICER')
  const finish = (id: string) =>
    product().database.write(org.id, (tx) =>
      tx.action.updateMany({ where: { id }, data: { status: 'DONE', doneById: owner.memberId } }),
    )
  const giveBack = 'mutation ($input: ReturnActionInput!) { returnAction(input: $input) { dueOn } }'
  const [late, renewed] = [await addAction(org, owner), await addAction(org, owner)]
  for (const id of [late, renewed]) await finish(id)
  at('2026-04-20T09:00:00Z')
  const input = { version: 1, comment: 'Still wet' }
  const past = { input: { ...input, id: renewed, dueOn: '2026-04-19' } }
  const refused = await officer.expectError('INVALID', giveBack, past)
  expect(refused.extensions?.reason).toBe('action.due_in_the_past')
  expect(await officer.run(giveBack, { input: { ...input, id: late } })).toMatchObject({
    returnAction: { dueOn },
  })
  expect(
    await officer.run(giveBack, { input: { ...input, id: renewed, dueOn: '2026-04-25' } }),
  ).toMatchObject({
    returnAction: { dueOn: '2026-04-25' },
  })
  for (let day = 0; day <= 5; day++) {
    at(`${addDays('2026-04-20', day)}T09:00:00Z`)
    await doWaiting(worker(), reminders)
  }
  expect(await eventsOf(owner)).toEqual(['reminder.late', 'reminder.due'])
  for (let day = 6; day <= 30; day++) {
    at(`${addDays('2026-04-20', day)}T09:00:00Z`)
    await doWaiting(worker(), reminders)
  }
  expect((await eventsOf(officer)).filter((event) => event === 'reminder.escalated')).toHaveLength(2)
})
