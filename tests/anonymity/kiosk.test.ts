import type { AnonymousCtx } from '@closecall/core/access/anonymous-ctx'
import { submitAnonymousReport } from '@closecall/core/intake/submit-anonymous-report'
import { handOver } from '@closecall/worker/tasks/hand-over'
import { beforeEach, describe, expect, test } from 'vitest'
import { anonymousCard, doorOf, fileAnonymously, filing } from '../support/anonymous'
import { useApi } from '../support/api'
import { beating, enrolledKiosk, kiosksOf } from '../support/kiosks'
import { makeOrganisation } from '../support/organisation'
import { rowsOf } from '../support/owner'
import { pepper } from '../support/product'
import { doWaiting, useWorker } from '../support/worker'

const api = useApi()
const worker = useWorker(api)
const door = () => doorOf(api().url)
const revoke = 'mutation ($id: UUID!) { revokeKiosk(id: $id) { id } }'

async function plant() {
  const organisation = await makeOrganisation(api())
  const officer = await organisation.as('SAFETY_OFFICER')
  const kiosk = await enrolledKiosk(door(), officer, organisation)
  const card = (changes: object = {}) =>
    anonymousCard(organisation, { place: { kiosk: kiosk.token }, ...changes })
  return { organisation, officer, kiosk, card }
}

/** Every row of every table with the number of its transaction and its place, but for what waits. */
async function everythingElse(): Promise<string[]> {
  const tables = await rowsOf(
    api(),
    `SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
       AND relname <> 'intake_report' ORDER BY relname`,
  )
  const rows = tables.map(({ name }) =>
    rowsOf(api(), `SELECT t.xmin::text, t.xmax::text, t.ctid::text, t::text AS row FROM ${String(name)} t`),
  )
  return (await Promise.all(rows)).flat().map((row) => JSON.stringify(row))
}

beforeEach(() => {
  api().clock.now = new Date('2026-03-10T09:00:00Z')
})

describe('a report without a name at a kiosk', () => {
  test('leaves nothing but itself in the intake: no row anywhere is written, locked or touched', async () => {
    const { card, kiosk } = await plant()
    const before = await everythingElse()
    await fileAnonymously(door(), card())
    expect(await everythingElse()).toEqual(before)
    expect(before.some((row) => row.includes(kiosk.id))).toBe(true)
  })

  test('is handed over as all are, knows its way and not its tablet', async () => {
    const { organisation, officer, kiosk, card } = await plant()
    await fileAnonymously(door(), card({ locationId: organisation.sites[0].locationId }))
    api().clock.now = new Date('2026-03-11T00:00:10Z')
    await doWaiting(worker(), handOver)
    const { reports } = await officer.run(
      '{ reports { edges { node { source privacy reporter { id } site { name } location { name } } } } }',
    )
    const node = { source: 'KIOSK', privacy: 'ANONYMOUS', reporter: null, site: { name: 'North' } }
    expect(reports.edges).toEqual([{ node: { ...node, location: { name: 'Gate' } } }])
    const rows = await rowsOf(
      api(),
      'SELECT to_jsonb(r)::text AS report, (SELECT count(*)::int FROM audit a WHERE a.report_id = r.id) AS audits FROM report r WHERE organisation_id = $1',
      [organisation.id],
    )
    expect(rows).toHaveLength(1)
    expect(String(rows[0]?.report)).not.toContain(kiosk.id)
    expect(rows[0]?.audits).toBe(0)
  })

  test('is for the site at whose door the tablet stands', async () => {
    const { organisation, kiosk, card } = await plant()
    const [, south] = organisation.sites
    const ask = async (changes: object) => {
      const input = { ...card(changes), work: await door().work() }
      return (await door().ask(filing, { input })).reasons
    }
    expect(await ask({ siteId: south.id })).toEqual(['not_found'])
    expect(await ask({ locationId: south.locationId })).toEqual(['not_found'])
    expect(await ask({ place: { kiosk: 'made up' } })).toEqual(['kiosk.unknown'])
    const both = { kiosk: 'made up', slug: organisation.slug }
    expect(await ask({ place: both })).toEqual(['invalid'])
    const shown = 'query ($kiosk: String) { anonymousPlace(kiosk: $kiosk) { sites { id } } }'
    expect((await door().ask(shown, { kiosk: 'made up' })).reasons).toEqual(['kiosk.unknown'])
    const { anonymousPlace } = await door().run(shown, { kiosk: kiosk.token })
    expect(anonymousPlace.sites).toEqual([{ id: organisation.sites[0].id }])
  })

  test('whose kiosk is revoked half way is one report, with its receipt, by whichever way it comes again', async () => {
    const { organisation, officer, kiosk, card } = await plant()
    const [sent, held] = [card(), card({ whatHappened: 'Held on the tablet.' })]
    const { receipt } = await fileAnonymously(door(), sent)
    await officer.run(revoke, { id: kiosk.id })
    expect((await fileAnonymously(door(), sent)).receipt).toBe(receipt)
    const work = await door().work()
    expect((await door().ask(filing, { input: { ...held, work } })).reasons).toEqual(['kiosk.unknown'])
    expect((await door().ask(beating, { token: kiosk.token, waiting: 1 })).reasons).toEqual(['kiosk.unknown'])
    const bySlug = { ...held, place: { slug: organisation.slug } }
    const first = await fileAnonymously(door(), bySlug)
    expect((await fileAnonymously(door(), bySlug)).receipt).toBe(first.receipt)
    const waiting = await rowsOf(
      api(),
      'SELECT source FROM intake_report WHERE organisation_id = $1 ORDER BY source',
      [organisation.id],
    )
    expect(waiting).toEqual([{ source: 'KIOSK' }, { source: 'WEB' }])
  })

  test('does not count for the network, where all tablets of a plant are one, but for its own', async () => {
    const { organisation, kiosk, card } = await plant()
    const counted: string[] = []
    const anonymous: AnonymousCtx = {
      database: api().database,
      address: '203.0.113.1',
      pepper,
      limits: {
        consume: (kind, whose) => void counted.push(`${kind} ${whose}`),
        refund() {},
        guessed() {},
        mustNotGuess() {},
        filed() {},
        challenge: () => ({ token: '', bits: 0 }),
        redeem() {},
      },
      hashing: { hash: async () => 'hashed', verify: async () => true },
      noteScan() {},
      now: () => api().clock.now,
    }
    const work = { token: '', nonce: '' }
    const file = async (changes: object) =>
      submitAnonymousReport(anonymous, { ...card(changes), work, type: 'NEAR_MISS' } as never)
    await file({})
    await file({ place: { slug: organisation.slug } })
    await expect(file({ place: { kiosk: 'made up' } })).rejects.toThrow('Not found')
    expect(counted).toEqual([`kiosk ${kiosk.id}`, 'report 203.0.113.1', 'report 203.0.113.1'])
  })

  test('shows in no figure of the tablet before the next day', async () => {
    const { officer, kiosk, card } = await plant()
    await door().run(beating, { token: kiosk.token, waiting: 0 })
    const shown = async () => JSON.stringify(await kiosksOf(officer))
    const before = await shown()
    await fileAnonymously(door(), card())
    expect(await shown()).toBe(before)
    api().clock.now = new Date('2026-03-10T09:00:59Z')
    await door().run(beating, { token: kiosk.token, waiting: 5 })
    expect(await shown()).toBe(before)
  })
})

test('a tablet is answered no more where people cannot report', async () => {
  const { organisation, kiosk } = await plant()
  await rowsOf(api(), 'UPDATE site SET archived_at = now() WHERE id = $1', [organisation.sites[0].id])
  expect((await door().ask(beating, { token: kiosk.token, waiting: 0 })).reasons).toEqual(['kiosk.unknown'])
})
