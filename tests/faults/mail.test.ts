import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { folderMailer, type Mailer, readDevMail, smtpMailer } from '@closecall/adapters/mail'
import { leaseSeconds } from '@closecall/core/mail/mail'
import { sendMail } from '@closecall/core/mail/send-mail'
import { asSystem } from '@closecall/worker/task'
import { letters } from '@closecall/worker/tasks/letters'
import { v7 } from 'uuid'
import { expect, onTestFinished, test } from 'vitest'
import { makeOrganisation, type TestOrganisation } from '../support/organisation'
import { useProduct } from '../support/product'
import { queueLetter } from '../support/queued-letter'
import { openSmtp, refusal } from '../support/smtp'
import { doWaiting, useWorker } from '../support/worker'

const product = useProduct()
const worker = useWorker(product)
const from = 'CloseCall <safety@plant.test>'

type Queued = { recipient?: string; locale?: string; title?: string; template?: string }

function queue(org: TestOrganisation, more: Queued = {}): Promise<string> {
  const {
    recipient = 'reader@plant.test',
    locale,
    title = 'Fix the guard',
    template = 'action.assigned',
  } = more
  const params = { number: 'NM-2026-0007', title, site: 'North', due: '2026-03-20', note: '', subject: v7() }
  return queueLetter(product(), org, { recipient, locale, template, params })
}

const rowOf = (org: TestOrganisation, id: string) =>
  product().database.write(org.id, (tx) => tx.mail.findFirstOrThrow({ where: { id } }))

function smtp(url: string): Mailer {
  const mailer = smtpMailer({ url, from })
  onTestFinished(() => mailer.close())
  return mailer
}

function pass(seconds: number) {
  product().clock.now = new Date(product().clock.now.getTime() + seconds * 1_000)
}

test('a letter arrives whole, in the reader’s language, under an id of its own', async () => {
  const org = await makeOrganisation(product(), { name: 'Завод «Свет»' })
  const sink = await openSmtp()
  const id = await queue(org, { locale: 'ru', title: 'Защитный кожух <станок №4>' })
  await doWaiting(worker(smtp(sink.url)), letters)

  const [letter] = sink.received
  expect(letter?.recipients).toEqual(['reader@plant.test'])
  expect(letter?.email).toMatchObject({
    subject: 'NM-2026-0007: вам поручено мероприятие, срок 20 марта 2026 г.',
    messageId: `<${id}@plant.test>`,
    from: { address: 'safety@plant.test', name: 'CloseCall' },
    to: [{ address: 'reader@plant.test' }],
  })
  expect(letter?.email.text).toContain('https://closecall.test/reports/NM-2026-0007')
  expect(letter?.email.html).toContain('Защитный кожух &lt;станок №4&gt;')
  expect(await rowOf(org, id)).toMatchObject({ status: 'SENT', attempts: 1, lastError: null })
})

test('while the mail server is away letters wait longer and longer; then each arrives once', async () => {
  const org = await makeOrganisation(product())
  const sink = await openSmtp()
  await sink.close()
  const machine = worker(smtp(sink.url))
  const ids = await Promise.all(Array.from({ length: 5 }, () => queue(org)))
  for (const pause of [15, 60, 240]) {
    expect(await doWaiting(machine, letters)).toBe(5)
    expect(await doWaiting(machine, letters)).toBe(0)
    pass(pause)
  }
  for (const id of ids) expect(await rowOf(org, id)).toMatchObject({ status: 'QUEUED', attempts: 3 })

  const back = await openSmtp({ port: sink.port })
  await doWaiting(machine, letters)
  pass(3_600)
  expect(await doWaiting(machine, letters)).toBe(0)
  expect(back.received).toHaveLength(ids.length)
  expect(new Set(back.received.map((letter) => letter.email.messageId))).toEqual(
    new Set(ids.map((id) => `<${id}@plant.test>`)),
  )
})

test('a refused recipient is final, a full mailbox is not', async () => {
  const org = await makeOrganisation(product())
  let full = true
  const sink = await openSmtp({
    recipient(address) {
      if (address.startsWith('nobody')) return refusal(550, 'no such mailbox')
      return full ? refusal(452, 'mailbox full') : undefined
    },
  })
  const machine = worker(smtp(sink.url))
  const [lost, waiting] = [await queue(org, { recipient: 'nobody@plant.test' }), await queue(org)]
  const list = await queue(org, { recipient: 'a@plant.test, b@plant.test' })
  await doWaiting(machine, letters)
  expect(await rowOf(org, lost)).toMatchObject({ status: 'FAILED', attempts: 1 })
  expect((await rowOf(org, lost)).lastError).toContain('no such mailbox')
  expect(await rowOf(org, list)).toMatchObject({ status: 'FAILED' })
  expect(await rowOf(org, waiting)).toMatchObject({ status: 'QUEUED' })
  full = false
  pass(15)
  expect(await doWaiting(machine, letters)).toBe(1)
  expect(sink.received).toHaveLength(1)
})

test('ten workers at one letter send it once', async () => {
  const org = await makeOrganisation(product())
  const sink = await openSmtp()
  const id = await queue(org)
  const machine = worker(smtp(sink.url))
  await Promise.all(
    Array.from({ length: 10 }, () => asSystem(machine, org.id, (ctx) => sendMail(ctx, machine.post, id))),
  )
  expect(sink.received).toHaveLength(1)
})

test('a worker that vanished after sending leaves the claim; the letter comes again as the same one', async () => {
  const org = await makeOrganisation(product())
  const sink = await openSmtp()
  const id = await queue(org)
  const mailer = smtp(sink.url)
  let vanish = () => {}
  const vanished = new Promise<never>((_, reject) => {
    vanish = () => reject(new Error('killed'))
  })
  const dying: Mailer = {
    close: () => {},
    async send(letter) {
      await mailer.send(letter)
      vanish()
      await new Promise(() => {}) // nothing after the server's "accepted" ever runs
    },
  }
  void doWaiting(worker(dying), letters)
  await expect(vanished).rejects.toThrow('killed')

  const next = worker(mailer)
  expect(await doWaiting(next, letters)).toBe(0)
  pass(leaseSeconds)
  expect(await doWaiting(next, letters)).toBe(1)
  expect(new Set(sink.received.map((letter) => letter.email.messageId))).toEqual(
    new Set([`<${id}@plant.test>`]),
  )
  expect(await rowOf(org, id)).toMatchObject({ status: 'SENT', attempts: 2 })
})

test('the database away for a moment after sending repeats nothing', async () => {
  const org = await makeOrganisation(product())
  const sink = await openSmtp()
  const id = await queue(org)
  const machine = worker(smtp(sink.url))
  let writes = 0
  await asSystem(machine, org.id, (ctx) => {
    const write: typeof ctx.write = (work) => {
      writes++
      return writes === 2 || writes === 3 ? Promise.reject(new Error('database gone')) : ctx.write(work)
    }
    return sendMail({ ...ctx, write }, machine.post, id)
  })
  expect(await rowOf(org, id)).toMatchObject({ status: 'SENT', attempts: 1 })
  expect(sink.received).toHaveLength(1)
})

test('no text can add a header or a recipient', async () => {
  const org = await makeOrganisation(product(), { name: 'Plant\r\nBcc: thief@evil.test\r\n\r\nHello' })
  const sink = await openSmtp()
  const id = await queue(org, { template: 'member.invited', title: 'x\r\nCc: thief@evil.test' })
  const bad = await queue(org, { recipient: 'reader@plant.test\r\nRCPT TO:<thief@evil.test>' })
  await doWaiting(worker(smtp(sink.url)), letters)
  expect(await rowOf(org, id)).toMatchObject({ status: 'SENT' })
  expect(await rowOf(org, bad)).toMatchObject({ status: 'FAILED' })
  expect(sink.received.map((letter) => letter.recipients)).toEqual([['reader@plant.test']])
  const headers = sink.received[0]?.email.headers.map((header) => header.key)
  expect(headers).not.toContain('bcc')
  expect(headers).not.toContain('cc')
})

test('without a mail server letters lie in a folder, newest first', async () => {
  const org = await makeOrganisation(product())
  const folder = mkdtempSync(path.join(tmpdir(), 'closecall-mail-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const mail = path.join(folder, 'mail')
  expect(await readDevMail(mail)).toEqual([])
  const first = await queue(org)
  const second = await queue(org, { locale: 'ru' })
  await doWaiting(worker(folderMailer({ folder: mail, from })), letters)
  const listed = await readDevMail(mail)
  expect(listed.map((letter) => letter.id)).toEqual([second, first])
  expect(listed[1]).toMatchObject({ to: 'reader@plant.test', from, locale: 'en' })
  expect(readFileSync(path.join(mail, `${first}.eml`), 'utf8')).toContain(`Message-ID: <${first}@plant.test>`)
})
