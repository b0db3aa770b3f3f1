import { handOver } from '@closecall/worker/tasks/hand-over'
import { v4 } from 'uuid'
import { expect, test } from 'vitest'
import { anonymousCard, doorOf, fileAnonymously, opening, replying } from '../support/anonymous'
import { useApi } from '../support/api'
import { makeOrganisation, type TestOrganisation } from '../support/organisation'
import { rowsOf } from '../support/owner'
import { doWaiting, useWorker } from '../support/worker'

const api = useApi()
const worker = useWorker(api)
const door = () => doorOf(api().url)
const at = (moment: string) => {
  api().clock.now = new Date(moment)
}
const handOverAt = async (moment: string) => {
  at(moment)
  await doWaiting(worker(), handOver)
}
const file = (organisation: TestOrganisation, whatHappened: string) =>
  fileAnonymously(door(), anonymousCard(organisation, { whatHappened }))
const moved = async ({ id }: TestOrganisation) => {
  const sql =
    'SELECT what_happened AS said, submitted_at AS at FROM report WHERE organisation_id = $1 ORDER BY 1'
  const rows = await rowsOf(api(), sql, [id])
  return rows.map((row) => [row.said, (row.at as Date).toISOString()])
}

/** An organisation and an administrator who sets what they like. */
async function governed(headcount: number) {
  const organisation = await makeOrganisation(api())
  const admin = await organisation.as('ADMIN')
  const headcountIs = (many: number) =>
    admin.run('mutation ($input: UpdateSiteInput!) { updateSite(input: $input) { headcount } }', {
      input: { id: organisation.sites[0].id, headcount: many },
    })
  const zoneIs = (timeZone: string) =>
    admin.run(
      'mutation ($input: UpdateOrganisationInput!) { updateOrganisation(input: $input) { timeZone } }',
      {
        input: { timeZone },
      },
    )
  await headcountIs(headcount)
  return { organisation, headcountIs, zoneIs }
}

test('another time zone brings no hand-over forward, puts none off, and changes no date', async () => {
  at('2026-03-10T13:00:00Z')
  const { organisation, zoneIs } = await governed(12)
  const { receipt } = await file(organisation, 'alone')
  const told = (await door().run(opening, { receipt, work: await door().work() })).openReceipt.handOverAt
  expect(told).toBe('2026-03-11T00:00:00.000Z')
  at('2026-03-10T17:59:00Z')
  await zoneIs('Pacific/Kiritimati') // where it is the next day already
  await handOverAt('2026-03-10T18:00:00Z')
  expect(await moved(organisation)).toEqual([])
  await zoneIs('Pacific/Pago_Pago') // and where it is still the day before
  expect((await door().run(opening, { receipt, work: await door().work() })).openReceipt.handOverAt).toBe(
    told,
  )
  await handOverAt('2026-03-11T00:00:00Z')
  expect(await moved(organisation)).toEqual([['alone', '2026-03-08T21:00:00.000Z']])
})

test('answers and photos keep the clock they were written by', async () => {
  at('2026-03-10T13:00:00Z')
  const { organisation, zoneIs } = await governed(80)
  const { receipt } = await file(organisation, 'alone')
  await handOverAt('2026-03-11T00:00:00Z')
  at('2026-03-11T13:00:00Z')
  await door().run(replying, { receipt, id: v4(), text: 'The left one', work: await door().work() })
  await zoneIs('Pacific/Kiritimati')
  await handOverAt('2026-03-11T18:00:00Z')
  const lines = 'SELECT day::text FROM thread_message WHERE organisation_id = $1'
  expect(await rowsOf(api(), lines, [organisation.id])).toEqual([])
  await zoneIs('Pacific/Pago_Pago')
  await handOverAt('2026-03-12T00:00:00Z')
  expect(await rowsOf(api(), lines, [organisation.id])).toEqual([{ day: '2026-03-11' }])
})

test('whoever was told that only the week shows is given no day, however many work there since', async () => {
  at('2026-03-12T05:00:00Z')
  const { organisation, headcountIs } = await governed(12)
  const card = anonymousCard(organisation, { whatHappened: 'victim' })
  const first = await fileAnonymously(door(), card)
  expect(first.proof.filed).toBe('2026-W11')
  for (const own of ['own 1', 'own 2']) await file(organisation, own)
  await headcountIs(50)
  for (const own of ['own 3', 'own 4', 'own 5']) await file(organisation, own)
  await handOverAt('2026-03-12T06:00:00Z')
  await handOverAt('2026-03-12T12:00:00Z')
  expect(await moved(organisation)).toEqual([])
  expect((await fileAnonymously(door(), card)).proof).toEqual(first.proof)
  await handOverAt('2026-03-13T00:00:00Z')
  // Those filed after the change say no more than those before it: else it would tell which is which.
  expect(new Set((await moved(organisation)).map(([, day]) => day))).toEqual(
    new Set(['2026-03-08T21:00:00.000Z']),
  )
  expect((await fileAnonymously(door(), card)).proof).toEqual(first.proof)

  at('2026-03-13T05:00:00Z')
  await door().run(replying, { receipt: first.receipt, id: v4(), text: 'Gate 2', work: await door().work() })
  await handOverAt('2026-03-14T00:00:00Z')
  const lines = 'SELECT day::text FROM thread_message WHERE organisation_id = $1'
  expect(await rowsOf(api(), lines, [organisation.id])).toEqual([{ day: '2026-03-09' }])
})

test('where fewer work since, less is shown than was told, and the proof stays the same', async () => {
  at('2026-03-12T05:00:00Z')
  const { organisation, headcountIs } = await governed(50)
  const card = anonymousCard(organisation, { whatHappened: 'victim' })
  const first = await fileAnonymously(door(), card)
  expect(first.proof.filed).toBe('2026-03-12')
  await headcountIs(49)
  await handOverAt('2026-03-13T00:00:00Z')
  expect(await moved(organisation)).toEqual([['victim', '2026-03-08T21:00:00.000Z']])
  expect((await fileAnonymously(door(), card)).proof).toEqual(first.proof)
  const kept = await rowsOf(api(), 'SELECT r::text AS row FROM receipt r WHERE organisation_id = $1', [
    organisation.id,
  ])
  expect(kept[0]?.row).not.toMatch(/2026/)
})

test('what waited before any of this was kept goes by what is set now', async () => {
  at('2026-03-10T13:00:00Z')
  const { organisation, headcountIs } = await governed(80)
  const cards = ['a', 'b'].map((whatHappened) => anonymousCard(organisation, { whatHappened }))
  for (const card of cards) await fileAnonymously(door(), card)
  const old =
    'UPDATE intake_report SET time_zone = NULL, precision = NULL, filed = NULL WHERE organisation_id = $1'
  await rowsOf(api(), old, [organisation.id])
  const [first] = cards
  const again = async () => (await fileAnonymously(door(), first ?? {})).proof.filed
  expect(await again()).toBe('2026-03-10')
  await headcountIs(12)
  expect(await again()).toBe('2026-W11')
  await handOverAt('2026-03-11T00:00:00Z')
  const monday = '2026-03-08T21:00:00.000Z'
  expect(await moved(organisation)).toEqual([
    ['a', monday],
    ['b', monday],
  ])
  await rowsOf(api(), 'UPDATE receipt SET precision = NULL WHERE organisation_id = $1', [organisation.id])
  expect(await again()).toBe('2026-W11')
})
