import { memoryMailer } from '@closecall/adapters/mail'
import { kioskReminders } from '@closecall/worker/tasks/kiosk-reminders'
import { letters } from '@closecall/worker/tasks/letters'
import { expect, test } from 'vitest'
import { doorOf } from '../support/anonymous'
import { useApi } from '../support/api'
import { beating, createKiosk, enrolledKiosk, kioskAt } from '../support/kiosks'
import { makeOrganisation, type TestMember } from '../support/organisation'
import { doWaiting, useWorker } from '../support/worker'

const api = useApi()
const worker = useWorker(api)

const at = (moment: string) => {
  api().clock.now = new Date(moment)
}

async function bell(member: TestMember) {
  const { notifications } = await member.run('{ notifications { edges { node { event params } } } }')
  return notifications.edges.map(({ node }: { node: { params: unknown } }) => node.params)
}

test('officers and the supervisors of the site hear at eight of tablets that were silent for a whole day', async () => {
  at('2026-03-10T06:00:00Z')
  const organisation = await makeOrganisation(api(), { timeZone: 'Asia/Kathmandu' })
  const [north, south] = organisation.sites
  const officer = await organisation.as('SAFETY_OFFICER', { email: 'officer@example.com' })
  const russian = await organisation.as('SUPERVISOR', {
    sites: [north.id],
    email: 'master@example.com',
    locale: 'ru',
  })
  const elsewhere = await organisation.as('SUPERVISOR', { sites: [south.id], email: 'south@example.com' })
  const door = doorOf(api().url)
  const gate = await enrolledKiosk(door, officer, organisation)
  const yard = await enrolledKiosk(door, officer, organisation, { name: 'Yard', locationId: null })
  // One that never had a tablet is nobody's fault.
  await createKiosk(officer, kioskAt(organisation, { name: 'Spare' }))

  // Last heard on the 10th, silent all of the 11th, told on the 12th at 08:00, which is 02:15 in Greenwich.
  for (const moment of ['2026-03-10T12:00:00Z', '2026-03-11T12:00:00Z', '2026-03-12T02:14:00Z']) {
    at(moment)
    await doWaiting(worker(), kioskReminders)
    expect(await bell(officer)).toEqual([])
  }
  at('2026-03-12T02:16:00Z')
  await Promise.all([doWaiting(worker(), kioskReminders), doWaiting(worker(), kioskReminders)])
  expect(await doWaiting(worker(), kioskReminders)).toBe(0)
  const both = { site: 'North', count: 2, note: 'Gate tablet (Gate)\nYard' }
  expect(await bell(officer)).toEqual([both])
  expect(await bell(russian)).toEqual([both])
  expect(await bell(elsewhere)).toEqual([])

  const mailer = memoryMailer()
  await doWaiting(worker(mailer), letters)
  const post = mailer.sent
    .map(({ to, subject, text }) => ({ to, subject, text }))
    .sort((a, b) => a.to.localeCompare(b.to))
  expect(post).toMatchObject([
    { to: 'master@example.com', subject: 'North: 2 терминала без связи целый день' },
    { to: 'officer@example.com', subject: 'North: 2 kiosks were not heard for a day' },
  ])
  expect(post[1]?.text).toContain('> Gate tablet (Gate)\n> Yard')
  expect(post[1]?.text).toContain('https://closecall.test/kiosks')

  await door.run(beating, { token: gate.token, waiting: 0 })
  at('2026-03-13T05:00:00Z')
  await doWaiting(worker(), kioskReminders)
  expect(await bell(officer)).toEqual([{ site: 'North', count: 1, note: 'Yard' }, both])
  await officer.run('mutation ($id: UUID!) { revokeKiosk(id: $id) { id } }', { id: yard.id })
  at('2026-03-13T20:00:00Z')
  await doWaiting(worker(), kioskReminders)
  expect(await bell(officer)).toHaveLength(2)
})
