import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { queueAge } from '@closecall/db/queue-age'
import { v7 } from 'uuid'
import { beforeEach, expect, test } from 'vitest'
import { makeOrganisation, type TestOrganisation } from '../support/organisation'
import { useProduct } from '../support/product'
import { openSmtp } from '../support/smtp'
import { startWorker } from '../support/worker-process'

const product = useProduct()

// A process of its own lives by the machine's clock.
beforeEach(() => {
  product().clock.now = new Date()
})

async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await sleep(25)
}

/** Injuries, so that each also sends a letter. */
async function injuries(org: TestOrganisation, count: number): Promise<void> {
  const reporter = await org.as('WORKER')
  for (let index = 0; index < count; index++) {
    const input = { id: v7(), type: 'INJURY', siteId: org.sites[0].id, whatHappened: `Cut number ${index}.` }
    await reporter.run('mutation ($input: SubmitReportInput!) { submitReport(input: $input) { id } }', {
      input,
    })
  }
}

const count = (org: TestOrganisation, what: 'told' | 'sent' | 'queued') =>
  product().database.write(org.id, (tx) =>
    what === 'told'
      ? tx.notification.count()
      : tx.mail.count({ where: { status: what === 'sent' ? 'SENT' : 'QUEUED' } }),
  )

test('killed in the middle: everything is told once, and every letter arrives', {
  timeout: 90_000,
}, async () => {
  const org = await makeOrganisation(product())
  await org.as('SAFETY_OFFICER', { email: 'officer@plant.test' })
  await injuries(org, 30)
  expect(await queueAge(product().database)).toBeGreaterThan(0)
  const sink = await openSmtp({ verdict: () => sleep(100, undefined) })
  const first = startWorker(product(), sink)
  await until(() => sink.received.length >= 5)
  first.kill('SIGKILL')
  await once(first, 'exit')

  startWorker(product(), sink)
  const inHand = () =>
    product().database.write(org.id, (tx) => tx.mail.count({ where: { attempts: 1, status: 'QUEUED' } }))
  await until(
    async () => (await count(org, 'told')) === 30 && (await count(org, 'sent')) + (await inHand()) === 30,
  )
  // What the killed one held is claimed for two minutes; the test does not wait for them.
  await product().database.write(org.id, (tx) =>
    tx.mail.updateMany({ where: { status: 'QUEUED' }, data: { retryAt: new Date(0) } }),
  )
  await until(async () => (await count(org, 'sent')) === 30)
  expect(await count(org, 'told')).toBe(30)
  expect(await queueAge(product().database)).toBe(0)

  const ids = sink.received.map((letter) => letter.email.messageId)
  expect(new Set(ids).size).toBe(30)
  expect(ids.length - 30).toBeLessThanOrEqual(4) // at most what was in the killed one's hands
})

test('told to stop, it finishes the letter in hand and leaves the rest', { timeout: 60_000 }, async () => {
  const org = await makeOrganisation(product())
  await org.as('SAFETY_OFFICER', { email: 'officer@plant.test' })
  await injuries(org, 10)
  let reading = 0
  const sink = await openSmtp({
    async verdict() {
      reading++
      await sleep(1_000)
      return undefined
    },
  })
  const child = startWorker(product(), sink)
  await until(() => reading > 0)
  child.kill('SIGTERM')
  const [code] = await once(child, 'exit')
  expect(code).toBe(0)
  expect(await count(org, 'sent')).toBe(sink.received.length)
  expect(sink.received.length).toBeGreaterThan(0)
  const left = await count(org, 'queued')
  const untold = 10 - (await count(org, 'told'))
  expect(left + untold + sink.received.length).toBe(10)
})
