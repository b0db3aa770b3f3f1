import { addDays, type Day, dateOf, dayStart, localDay } from '@closecall/core/access/local-day'
import {
  fewestPeople,
  handedOverBy,
  handOverAtLeast,
  handOverBefore,
  precisionAt,
} from '@closecall/core/intake/intake'
import { handOver } from '@closecall/worker/tasks/hand-over'
import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { anonymousCard, doorOf, fileAnonymously } from '../support/anonymous'
import { useApi } from '../support/api'
import { makeOrganisation, type TestOrganisation } from '../support/organisation'
import { rowsOf } from '../support/owner'
import { doWaiting, useWorker } from '../support/worker'

const api = useApi()
const worker = useWorker(api)
const hour = 3_600_000
// Halves and quarters of an hour, both ends of the day, and clocks that spring forward on the 8th: in Havana at midnight.
const zones = [
  'UTC',
  'Europe/Moscow',
  'Asia/Kathmandu',
  'Pacific/Chatham',
  'Pacific/Kiritimati',
  'Pacific/Pago_Pago',
  'Pacific/Marquesas',
  'America/St_Johns',
  'America/Los_Angeles',
  'America/Havana',
]
const begin = Date.parse('2026-03-07T00:00:00Z')

type Card = {
  lookup: string
  org: string
  site: string
  day: Day
  zone: string
  weekly: boolean
  shown: string
}
let plants: { organisation: TestOrganisation; zone: string; headcount: number }[] = []

beforeAll(async () => {
  api().clock.now = new Date('2026-03-01T00:00:00Z')
  for (const zone of zones) {
    const organisation = await makeOrganisation(api(), { timeZone: zone })
    plants.push({ organisation, zone, headcount: fewestPeople })
  }
})

const set = async (n: number, zone: string, headcount: number) => {
  const { organisation } = plants[n] ?? { organisation: { id: '' } }
  plants = plants.map((plant, at) => (at === n ? { ...plant, zone, headcount } : plant))
  await rowsOf(api(), 'UPDATE organisation SET time_zone = $2 WHERE id = $1', [organisation.id, zone])
  await rowsOf(api(), 'UPDATE site SET headcount = $2 WHERE organisation_id = $1', [
    organisation.id,
    headcount,
  ])
}

/** A card as the door writes it, without the price of a receipt. */
function cardAt(n: number, minute: number, second: boolean): Card {
  const { organisation, zone, headcount } = plants[n] as (typeof plants)[number]
  const site = organisation.sites[second ? 1 : 0].id
  const day = localDay(new Date(begin + minute * 60_000), zone)
  const weekly = precisionAt(headcount) === 'WEEK'
  return { lookup: crypto.randomUUID(), org: organisation.id, site, day, zone, weekly, shown: '' }
}
const file = (cards: Card[]) =>
  rowsOf(api(), `INSERT INTO intake_report SELECT * FROM jsonb_populate_recordset(NULL::intake_report, $1)`, [
    JSON.stringify(
      cards.map(({ lookup, org, site, day, zone, weekly }) => ({
        organisation_id: org,
        lookup,
        secret_hash: lookup,
        day,
        time_zone: zone,
        precision: weekly ? 'WEEK' : 'DAY',
        type: 'NEAR_MISS',
        source: 'WEB',
        site_id: site,
        occurred_on: day,
        title: 'Oil',
        what_happened: lookup,
      })),
    ),
  ])

const isOver = ({ day, zone }: Card, now: number) => now >= dayStart(addDays(day, 1), zone).getTime()
const inTheMiddle = ({ day, zone }: Card, now: number) =>
  now - dayStart(day, zone).getTime() >= 6 * hour &&
  dayStart(addDays(day, 1), zone).getTime() - now >= 6 * hour
const monday = (day: Day) => addDays(day, -((dateOf(day).getUTCDay() + 6) % 7))
const headcountOf = (org: string) =>
  plants.find(({ organisation }) => organisation.id === org)?.headcount ?? 0

/** By site and day. */
function groupsOf(cards: Card[]): Card[][] {
  const groups = new Map<string, Card[]>()
  for (const card of cards) {
    const key = `${card.site} ${card.day}`
    groups.set(key, [...(groups.get(key) ?? []), card])
  }
  return [...groups.values()]
}
const mayGo = (group: Card[], now: number) =>
  group.length >= handOverAtLeast &&
  headcountOf(group[0]?.org ?? '') >= fewestPeople &&
  group.every((card) => !card.weekly && inTheMiddle(card, now))

/** Hands over at this moment, and answers what of these cards went, with the date their reports show. */
async function handedOver(waiting: Card[], now: number): Promise<Card[]> {
  api().clock.now = new Date(now)
  await doWaiting(worker(), handOver)
  const sql = 'SELECT what_happened AS lookup, submitted_at AS at FROM report WHERE what_happened = ANY($1)'
  const rows = await rowsOf(api(), sql, [waiting.map(({ lookup }) => lookup)])
  const shown = new Map(rows.map(({ lookup, at }) => [lookup, (at as Date).toISOString()]))
  return waiting.flatMap((card) => {
    const at = shown.get(card.lookup)
    return at === undefined ? [] : [{ ...card, shown: at }]
  })
}

function mustHaveBeenDue(went: Card[], now: number) {
  for (const group of groupsOf(went)) {
    const early = group.filter((card) => !isOver(card, now))
    expect(early.length === 0 || (early.length === group.length && mayGo(group, now))).toBe(true)
    expect(new Set(group.map(({ shown }) => shown)).size, 'one date for all of a site and day').toBe(1)
    const weekly = group.some((card) => card.weekly) || headcountOf(group[0]?.org ?? '') < fewestPeople
    for (const { day, shown } of group) {
      const dates = zones.map((zone) => dayStart(weekly ? monday(day) : day, zone).toISOString())
      expect(dates).toContain(shown)
    }
  }
  // Whatever waited for its day goes at the very hour its reporter was told.
  for (const card of went.filter((each) => isOver(each, now)))
    expect(handedOverBy(card.day, card.zone)).toEqual(handOverBefore(new Date(now)))
}

const filed = fc.record({
  plant: fc.nat(zones.length - 1),
  minute: fc.nat(48 * 60 - 1),
  second: fc.boolean(),
})
const turned = fc.record({
  plant: fc.nat(zones.length - 1),
  zone: fc.constantFrom(...zones),
  headcount: fc.constantFrom(fewestPeople - 1, fewestPeople),
})

test('early goes only what has company of its site and day with six hours of it on both sides; all else at the hour it was told', async () => {
  let early = 0
  await fc.assert(
    fc.asyncProperty(
      fc.array(filed, { minLength: 120, maxLength: 160 }),
      fc.array(fc.option(turned, { freq: 2 }), { minLength: 19, maxLength: 19 }),
      fc.array(fc.nat(119_999), { minLength: 19, maxLength: 19 }),
      async (filings, changes, late) => {
        for (const [n, zone] of zones.entries()) await set(n, zone, fewestPeople)
        let waiting: Card[] = []
        for (let step = 1; step < 19; step++) {
          const now = begin + step * 6 * hour + (late[step] ?? 0)
          const since = filings.filter(({ minute }) => Math.floor(minute / 360) === step - 1)
          const cards = since.map(({ plant, minute, second }) => cardAt(plant, minute, second))
          await file(cards)
          waiting.push(...cards)
          const change = changes[step]
          if (change) await set(change.plant, change.zone, change.headcount)
          const ready = groupsOf(waiting).filter((group) => mayGo(group, now))
          const went = await handedOver(waiting, now)
          mustHaveBeenDue(went, now)
          early += went.filter((card) => !isOver(card, now)).length
          const gone = new Set(went.map(({ lookup }) => lookup))
          waiting = waiting.filter(({ lookup }) => !gone.has(lookup))
          for (const { lookup } of ready.flat()) expect(gone.has(lookup)).toBe(true)
          for (const card of waiting) expect(isOver(card, now)).toBe(false)
        }
        expect(waiting).toEqual([])
      },
    ),
    { numRuns: 4, endOnFailure: true },
  )
  expect(early, 'the rule was tried').toBeGreaterThan(20)
})

const list = '{ reports(first: 100) { edges { node { title } } } }'
const titles = async (reader: {
  run(query: string): Promise<{ reports: { edges: { node: { title: string } }[] } }>
}) => (await reader.run(list)).reports.edges.map(({ node }) => node.title).toSorted()
const fileAt = async (organisation: TestOrganisation, moment: string, whatHappened: string) => {
  api().clock.now = new Date(moment)
  await fileAnonymously(doorOf(api().url), anonymousCard(organisation, { whatHappened }))
}
const handOverAt = async (moment: string) => {
  api().clock.now = new Date(moment)
  await doWaiting(worker(), handOver)
}

test('in Kathmandu a report of the last minutes of the day cannot be told from the others of its afternoon', async () => {
  const organisation = await makeOrganisation(api(), { timeZone: 'Asia/Kathmandu' })
  const officer = await organisation.as('SAFETY_OFFICER')
  for (let n = 0; n < 3; n++) await fileAt(organisation, '2026-03-20T13:00:00Z', 'crowd')
  await handOverAt('2026-03-20T18:00:00Z') // a quarter of an hour before midnight there
  await fileAt(organisation, '2026-03-20T18:10:00Z', 'victim')
  expect(await titles(officer)).toEqual([])
  await handOverAt('2026-03-21T00:00:00Z')
  expect(await titles(officer)).toEqual(['crowd', 'crowd', 'crowd', 'victim'])
})

test('two of yesterday are no company for one of today', async () => {
  const organisation = await makeOrganisation(api())
  const officer = await organisation.as('SAFETY_OFFICER')
  for (let n = 0; n < 2; n++) await fileAt(organisation, '2026-03-24T19:00:00Z', 'yesterday')
  await fileAt(organisation, '2026-03-24T22:30:00Z', 'night shift') // 01:30 there
  await handOverAt('2026-03-25T00:00:00Z')
  expect(await titles(officer)).toEqual(['yesterday', 'yesterday'])
})
