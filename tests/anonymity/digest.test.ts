import { memoryMailer } from '@closecall/adapters/mail'
import { closeBoxDay } from '@closecall/core/inbox/close-box-day'
import { asSystem } from '@closecall/worker/task'
import { anonymousDigests } from '@closecall/worker/tasks/anonymous-digest'
import { handOver } from '@closecall/worker/tasks/hand-over'
import { v4 } from 'uuid'
import { expect, test } from 'vitest'
import { anonymousCard, doorOf, fileAnonymously, replying } from '../support/anonymous'
import { useApi } from '../support/api'
import { makeOrganisation } from '../support/organisation'
import { bellOf, deliver, doWaiting, useWorker } from '../support/worker'

const api = useApi()
const worker = useWorker(api)

test('officers hear of anonymous reports at fixed hours and by their number only, until they look', async () => {
  api().clock.now = new Date('2026-03-09T05:00:00Z')
  const organisation = await makeOrganisation(api())
  const officer = await organisation.as('SAFETY_OFFICER', { email: 'officer@plant.test' })
  const supervisor = await organisation.as('SUPERVISOR', { email: 'supervisor@plant.test' })
  const door = doorOf(api().url)
  const receipts: string[] = []
  for (let n = 0; n < 3; n++)
    receipts.push((await fileAnonymously(door, anonymousCard(organisation))).receipt)
  await door.run(replying, { receipt: receipts[0], id: v4(), text: 'More', work: await door.work() })
  const mailer = memoryMailer()
  const hands = worker(mailer)
  const at = async (moment: string) => {
    api().clock.now = new Date(moment)
    await doWaiting(hands, handOver)
    for (const task of anonymousDigests) for (let n = 0; n < 2; n++) await doWaiting(hands, task)
    await deliver(hands)
    return mailer.sent.splice(0).map(({ to, subject }) => `${to}: ${subject}`)
  }
  expect(await at('2026-03-10T05:59:00Z')).toEqual([])
  const said = '3 anonymous reports, 1 anonymous answer'
  // Nine o'clock in Moscow, and the hour of a hand-over.
  expect(await at('2026-03-10T06:00:00Z')).toEqual([`officer@plant.test: ${said}`])
  expect(await at('2026-03-10T07:00:00Z')).toEqual([])
  expect(await at('2026-03-10T12:00:00Z')).toEqual([`officer@plant.test: ${said}`])
  expect(await bellOf(hands, supervisor)).toEqual([])
  expect((await bellOf(hands, officer)).map(({ event }) => event)).toEqual(['thread.digest', 'thread.digest'])
})

test('of a danger that could not wait officers hear at once, and nobody else', async () => {
  api().clock.now = new Date('2026-03-10T08:00:00Z')
  const organisation = await makeOrganisation(api())
  await organisation.as('SAFETY_OFFICER', { email: 'officer@plant.test' })
  await organisation.as('SUPERVISOR', { email: 'supervisor@plant.test' })
  await fileAnonymously(doorOf(api().url), anonymousCard(organisation, { urgent: true }))
  const mailer = memoryMailer()
  await deliver(worker(mailer))
  expect(mailer.sent.map(({ to }) => to)).toEqual(['officer@plant.test'])
})

test('a day is not missed for a report that nobody could see yet', async () => {
  api().clock.now = new Date('2026-03-10T16:00:00Z')
  const organisation = await makeOrganisation(api(), { timeZone: 'America/Costa_Rica' })
  await fileAnonymously(doorOf(api().url), anonymousCard(organisation))
  // Midnight there is the hour of a hand-over.
  api().clock.now = new Date('2026-03-11T06:00:10Z')
  const hands = worker()
  await doWaiting(hands, handOver)
  const judge = (day: string) => asSystem(hands, organisation.id, (ctx) => closeBoxDay(ctx, { day }))
  expect(await judge('2026-03-10')).toMatchObject({ missed: false })
  api().clock.now = new Date('2026-03-13T07:00:00Z')
  expect(await judge('2026-03-12')).toMatchObject({ missed: true })
})
