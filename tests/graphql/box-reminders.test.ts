import { memoryMailer } from '@closecall/adapters/mail'
import { boxReminders } from '@closecall/worker/tasks/box-reminders'
import { letters } from '@closecall/worker/tasks/letters'
import { v4 } from 'uuid'
import { expect, test } from 'vitest'
import { makeOrganisation, type TestMember } from '../support/organisation'
import { useProduct } from '../support/product'
import { doWaiting, useWorker } from '../support/worker'

const product = useProduct()
const worker = useWorker(product)
const register = 'mutation ($input: RegisterBoxInput!) { registerBox(input: $input) { id } }'
const empty = 'mutation ($input: RecordEmptyingInput!) { recordEmptying(input: $input) { id } }'

const at = (moment: string) => {
  product().clock.now = new Date(moment)
}

async function bell(member: TestMember) {
  const { notifications } = await member.run('{ notifications { edges { node { event params } } } }')
  return notifications.edges.map(({ node }: { node: { params: unknown } }) => node.params)
}

test('officers and the supervisors of the site hear of late boxes at eight, once a day, until they are emptied', async () => {
  at('2026-03-10T06:00:00Z')
  const organisation = await makeOrganisation(product(), { timeZone: 'Asia/Kathmandu' })
  const [north, south] = organisation.sites
  const officer = await organisation.as('SAFETY_OFFICER', { email: 'officer@example.com' })
  const russian = await organisation.as('SUPERVISOR', {
    sites: [north.id],
    email: 'master@example.com',
    locale: 'ru',
  })
  const elsewhere = await organisation.as('SUPERVISOR', { sites: [south.id], email: 'south@example.com' })
  const hang = async (name: string): Promise<string> => {
    const input = { siteId: north.id, locationId: north.locationId, name }
    return (await officer.run(register, { input })).registerBox.id
  }
  const ids = [await hang('Canteen'), await hang('Workshop')]

  // Hung up on the 10th, to be emptied on the 11th, late on the 12th at 08:00, which is 02:15 in Greenwich.
  for (const moment of ['2026-03-10T12:00:00Z', '2026-03-11T12:00:00Z', '2026-03-12T02:14:00Z']) {
    at(moment)
    await doWaiting(worker(), boxReminders)
    expect(await bell(officer)).toEqual([])
  }
  at('2026-03-12T02:16:00Z')
  await Promise.all([doWaiting(worker(), boxReminders), doWaiting(worker(), boxReminders)])
  expect(await doWaiting(worker(), boxReminders)).toBe(0)
  const both = { site: 'North', count: 2, note: 'Canteen (Gate)\nWorkshop (Gate)' }
  expect(await bell(officer)).toEqual([both])
  expect(await bell(russian)).toEqual([both])
  expect(await bell(elsewhere)).toEqual([])

  const mailer = memoryMailer()
  await doWaiting(worker(mailer), letters)
  const post = mailer.sent
    .map(({ to, subject, text }) => ({ to, subject, text }))
    .sort((a, b) => a.to.localeCompare(b.to))
  expect(post).toMatchObject([
    { to: 'master@example.com', subject: 'North: 2 ящика без выемки целый день' },
    { to: 'officer@example.com', subject: 'North: 2 paper boxes were not emptied' },
  ])
  expect(post[1]?.text).toContain('> Canteen (Gate)\n> Workshop (Gate)')
  expect(post[1]?.text).toContain('https://closecall.test/boxes')

  await officer.run(empty, { input: { id: v4(), boxId: ids[0], cards: 0 } })
  at('2026-03-13T05:00:00Z')
  await doWaiting(worker(), boxReminders)
  expect(await bell(officer)).toEqual([{ site: 'North', count: 1, note: 'Workshop (Gate)' }, both])
  await officer.run('mutation ($id: UUID!) { retireBox(id: $id) { id } }', { id: ids[1] })
  at('2026-03-13T20:00:00Z')
  await doWaiting(worker(), boxReminders)
  expect(await bell(officer)).toHaveLength(2)
})
