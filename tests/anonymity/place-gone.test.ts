import { handOver } from '@closecall/worker/tasks/hand-over'
import pg from 'pg'
import { pino } from 'pino'
import { beforeEach, expect, test } from 'vitest'
import { anonymousCard, doorOf, fileAnonymously, opening } from '../support/anonymous'
import { useApi } from '../support/api'
import { importQuery, undoImport, useImports } from '../support/imports'
import { makeOrganisation, type TestOrganisation } from '../support/organisation'
import { rowsOf } from '../support/owner'
import { doWaiting, useWorker } from '../support/worker'

const api = useApi()
const worker = useWorker(api)
const bench = useImports(api)
const door = () => doorOf(api().url)

beforeEach(() => {
  api().clock.now = new Date('2026-03-10T09:00:00Z')
})

/** An import has made a place, and is taken back when `undo` is called. */
async function imported(site: string) {
  const organisation = await makeOrganisation(api())
  const officer = await organisation.as('OWNER')
  const file = `Date,Site,Location,What happened\n2016-01-01,${site},Belt,A stone rolled off\n`
  const { id } = await bench().apply(organisation, officer, file)
  const [made] = await rowsOf(
    api(),
    `SELECT site_id AS "siteId", id AS "locationId" FROM location WHERE name = 'Belt' AND organisation_id = $1`,
    [organisation.id],
  )
  const undo = async () => {
    await officer.run(undoImport, { id })
    await bench().work(organisation, id)
    return (await officer.run(importQuery, { id })).import
  }
  return { organisation, officer, undo, made: made as { siteId: string; locationId: string } }
}

/** What the worker had to say while it handed over on the next days. */
async function handedOver() {
  const said: string[] = []
  const log = pino({ level: 'error' }, { write: (line: string) => void said.push(line) })
  for (const day of [11, 12]) {
    api().clock.now = new Date(`2026-03-${day}T06:00:00Z`)
    await doWaiting({ ...worker(), log }, handOver)
  }
  return said
}

const reportsOf = ({ id }: TestOrganisation) =>
  rowsOf(
    api(),
    `SELECT s.name AS site, r.location_id AS location, r.what_happened AS said,
       (r.submitted_at AT TIME ZONE o.time_zone)::date::text AS day
     FROM report r JOIN organisation o ON o.id = r.organisation_id JOIN site s ON s.organisation_id = r.organisation_id AND s.id = r.site_id
     WHERE r.organisation_id = $1 ORDER BY r.what_happened`,
    [id],
  )
const waiting = async ({ id }: TestOrganisation) =>
  (await rowsOf(api(), 'SELECT FROM intake_report WHERE organisation_id = $1', [id])).length

test.each([
  ['a location of a site that stays', 'South', { site: 'South', day: '2026-03-10' }],
  // Its week: how many work at what is gone nobody knows, and fifty at the site where it stands now say nothing of that.
  ['a whole site', 'Quarry', { site: 'North', day: '2026-03-09' }],
])(
  '%s is taken away while cards wait: none is lost, and each finds itself again',
  async (_, site, stands) => {
    const { organisation, undo, made } = await imported(site)
    const card = anonymousCard(organisation, { ...made, whatHappened: 'A stone rolled off the belt again' })
    const { receipt } = await fileAnonymously(door(), card)
    await fileAnonymously(door(), anonymousCard(organisation, { siteId: organisation.sites[1].id }))
    expect((await undo()).status).toBe('UNDONE')
    expect((await fileAnonymously(door(), card)).receipt).toBe(receipt)

    expect(await handedOver()).toEqual([])
    expect(await waiting(organisation)).toBe(0)
    expect(await reportsOf(organisation)).toEqual([
      { ...stands, location: null, said: 'A stone rolled off the belt again' },
      { site: 'South', day: '2026-03-10', location: null, said: 'Oil on the floor. I slipped.' },
    ])
    const again = await fileAnonymously(door(), card)
    expect(again).toMatchObject({ receipt, number: expect.stringMatching(/^AN-/) })
    const { openReceipt } = await door().run(opening, { receipt, work: await door().work() })
    expect(openReceipt).toMatchObject({ site: stands.site, location: null, status: 'SUBMITTED' })
  },
)

test('a card that came again with other words is another matter, wherever it stands', async () => {
  const { organisation, undo, made } = await imported('Quarry')
  const card = anonymousCard(organisation, made)
  await fileAnonymously(door(), card)
  await undo()
  await handedOver()
  const input = { ...card, whatHappened: 'Something else', work: await door().work() }
  const { reasons } = await door().ask(
    'mutation ($input: SubmitAnonymousReportInput!) { submitAnonymousReport(input: $input) { receipt } }',
    { input },
  )
  expect(reasons).toEqual(['report.already_filed'])
})

test('a card that cannot wait any more goes from a place that is gone', async () => {
  const { organisation, undo, made } = await imported('Quarry')
  const card = anonymousCard(organisation, made)
  await fileAnonymously(door(), card)
  await undo()
  const { number } = await fileAnonymously(door(), { ...card, urgent: true })
  expect(number).toMatch(/^AN-/)
  expect(await reportsOf(organisation)).toMatchObject([{ site: 'North', location: null }])
})

test('a place that goes in the very moment of the hand-over is waited for', async () => {
  const { organisation, made } = await imported('South')
  await rowsOf(api(), 'DELETE FROM report WHERE organisation_id = $1', [organisation.id])
  await fileAnonymously(door(), anonymousCard(organisation, made))
  const client = new pg.Client({ connectionString: api().test.ownerUrl })
  await client.connect()
  await client.query('BEGIN')
  await client.query('DELETE FROM location WHERE organisation_id = $1 AND id = $2', [
    organisation.id,
    made.locationId,
  ])
  const said = handedOver()
  for (;;) {
    const [held] = await rowsOf(api(), 'SELECT FROM pg_locks WHERE NOT granted')
    if (held) break
  }
  await client.query('COMMIT')
  await client.end()
  expect(await said).toEqual([])
  expect(await waiting(organisation)).toBe(0)
})

test('taking an import back does not show whether a card waits at its places', async () => {
  const seen = []
  for (const filed of [true, false]) {
    api().clock.now = new Date('2026-03-10T09:00:00Z')
    const { organisation, officer, undo, made } = await imported('Quarry')
    if (filed) await fileAnonymously(door(), anonymousCard(organisation, made))
    const { id: _, ...outcome } = await undo()
    const { sites } = await officer.run('{ sites(includeArchived: true) { name locations { name } } }')
    const written = await rowsOf(
      api(),
      'SELECT event, changes FROM audit WHERE organisation_id = $1 ORDER BY id',
      [organisation.id],
    )
    seen.push({ outcome, sites, audit: written.map(({ event }) => event) })
  }
  expect(seen[0]).toEqual(seen[1])
})
