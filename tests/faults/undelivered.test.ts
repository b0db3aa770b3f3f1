import { smtpMailer } from '@closecall/adapters/mail'
import { v7 } from 'uuid'
import { beforeEach, expect, onTestFinished, test } from 'vitest'
import { makeOrganisation, type TestMember, type TestOrganisation } from '../support/organisation'
import { rowsOf } from '../support/owner'
import { useProduct } from '../support/product'
import { queueLetter } from '../support/queued-letter'
import { file, handOver } from '../support/reports'
import { openSmtp, refusal, type SinkOptions } from '../support/smtp'
import { bellOf, useWorker } from '../support/worker'

const product = useProduct()
const worker = useWorker(product)
const day = 86_400
let org: TestOrganisation
let admin: TestMember
let number: string

beforeEach(async () => {
  org = await makeOrganisation(product())
  admin = await org.as('ADMIN')
  number = (await file(admin, org)).number
})

/** A worker process before a mail server that behaves like this. */
async function posting(options: SinkOptions) {
  const sink = await openSmtp(options)
  const mailer = smtpMailer({ url: sink.url, from: 'CloseCall <safety@plant.test>' })
  onTestFinished(() => mailer.close())
  return worker(mailer)
}

async function queue(recipient: string, template: string, about: Record<string, string> = {}) {
  const params = {
    number,
    title: 'Guard',
    site: 'North',
    due: '2026-03-20',
    note: '',
    subject: v7(),
    type: 'FIRE',
    severity: 4,
    by: 'Anna',
    hidden: 'no',
    reports: 1,
    answers: 0,
    count: 1,
    day: '2026-03-01',
    ...about,
  }
  await queueLetter(product(), org, { recipient, template, params })
}

function pass(seconds: number) {
  product().clock.now = new Date(product().clock.now.getTime() + seconds * 1_000)
}

const told = async (machine: ReturnType<typeof worker>, member: TestMember) => {
  // What a letter comes to is an event, told at the next look.
  await bellOf(machine, member)
  const lines = await bellOf(machine, member)
  return lines.filter(({ event }) => event === 'mail.failed').map(({ params }) => params)
}

test('a letter that no server took for a fortnight is told to those who keep the addresses, and to nobody else', async () => {
  const machine = await posting({ recipient: () => refusal(452, 'mailbox full') })
  const owner = await org.as('OWNER')
  const others = [await org.as('SAFETY_OFFICER'), await org.as('SUPERVISOR'), await org.as('WORKER')]
  await queue('anna@plant.test', 'action.assigned')
  for (let days = 0; days < 14; days++) {
    expect(await told(machine, admin)).toEqual([])
    pass(day)
  }
  pass(3_600)
  const line = { address: 'anna@plant.test', kind: 'action', why: 'late', answer: '' }
  expect(await told(machine, admin)).toEqual([line])
  expect(await told(machine, owner)).toEqual([line])
  for (const other of others) expect(await told(machine, other)).toEqual([])
})

test('a refusal is told at once, in the server’s own words, once for each address and day', async () => {
  const machine = await posting({ recipient: () => refusal(550, 'no such mailbox') })
  await queue('boris@plant.test', 'member.invited')
  await queue('boris@plant.test', 'password.reset')
  await queue('vera@plant.test', 'password.reset')
  const first = await told(machine, admin)
  expect(first).toHaveLength(2)
  expect(new Set(first.map(({ address }) => address))).toEqual(
    new Set(['boris@plant.test', 'vera@plant.test']),
  )
  expect(first[0]).toMatchObject({ why: 'refused', answer: expect.stringContaining('no such mailbox') })
  await queue('boris@plant.test', 'action.assigned')
  expect(await told(machine, admin)).toHaveLength(2)
  pass(day)
  await queue('boris@plant.test', 'action.assigned')
  const [again, ...before] = await told(machine, admin)
  expect(before).toHaveLength(2)
  expect(again).toMatchObject({ address: 'boris@plant.test', kind: 'action' })
})

test('no letter goes out about it, and one that arrives is no news', async () => {
  const chief = await org.as('OWNER', { email: 'chief@plant.test' })
  const machine = await posting({
    recipient: (address) => (address.startsWith('nobody') ? refusal(550, 'no such mailbox') : undefined),
  })
  await queue('nobody@plant.test', 'member.invited')
  await queue('somebody@plant.test', 'member.invited')
  expect(await told(machine, chief)).toHaveLength(1)
  const letters = await product().database.write(org.id, (tx) =>
    tx.mail.findMany({ where: { organisationId: org.id }, select: { recipient: true } }),
  )
  expect(letters.map(({ recipient }) => recipient).toSorted()).toEqual([
    'nobody@plant.test',
    'somebody@plant.test',
  ])
})

test('a letter to a confidential reporter is told to the officers of the site alone: it names the reporter', async () => {
  const machine = await posting({ recipient: () => refusal(550, 'no such mailbox') })
  const owner = await org.as('OWNER')
  const officer = await org.as('SAFETY_OFFICER', { sites: [org.sites[0].id] })
  const elsewhere = await org.as('SAFETY_OFFICER', { sites: [org.sites[1].id] })
  const rejecting = 'mutation ($input: RejectReportInput!) { rejectReport(input: $input) { id } }'
  const rejected = async (privacy: string, email: string) => {
    const reporter = await org.as('WORKER', { email })
    const { id } = await file(reporter, org, { privacy })
    await officer.run(rejecting, { input: { id, version: 1, reason: 'Seen already' } })
  }
  await rejected('CONFIDENTIAL', 'hidden@plant.test')
  await rejected('NAMED', 'named@plant.test')
  const addresses = async (member: TestMember) => (await told(machine, member)).map(({ address }) => address)
  expect(await addresses(officer)).toEqual(['hidden@plant.test'])
  expect(await addresses(admin)).toEqual(['named@plant.test'])
  expect(await addresses(owner)).toEqual(['named@plant.test'])
  expect(await addresses(elsewhere)).toEqual([])
})

test('a letter that tells of anonymous reports is told to those alone for whom there are any', async () => {
  const machine = await posting({ recipient: () => refusal(550, 'no such mailbox') })
  const owner = await org.as('OWNER')
  const elsewhere = await org.as('OWNER', { sites: [org.sites[1].id] })
  const [id] = await handOver(product(), org, [{}])
  const [anonymous] = await rowsOf(product(), 'SELECT number FROM report WHERE id = $1', [id])
  // As the notices write them: of an action on an anonymous report not even the number is told.
  const letters: [string, Record<string, string>][] = [
    ['report.urgent', anonymous as { number: string }],
    ['potential.raised', anonymous as { number: string }],
    ['comment.mentioned', anonymous as { number: string }],
    ['action.assigned', { number: 'North', page: '/actions' }],
    ['reminder.due', { number: 'North', page: '/actions' }],
    ['thread.digest', { number: '' }],
    ['inbox.day_missed', { number: '' }],
  ]
  for (const [template, about] of letters) await queue(`${template}@plant.test`, template, about)
  await queue('named@plant.test', 'report.urgent')
  await queue('box@plant.test', 'box.late')
  const addresses = async (member: TestMember) =>
    (await told(machine, member)).map(({ address }) => String(address)).toSorted()
  const others = ['box@plant.test', 'named@plant.test']
  expect(await addresses(admin)).toEqual(others)
  expect(await addresses(elsewhere)).toEqual(others)
  expect(await addresses(owner)).toHaveLength(letters.length + others.length)
})
