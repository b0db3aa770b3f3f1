import { mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { folderMailer } from '@closecall/adapters/mail'
import { hashSecret } from '@closecall/core/access/hashing'
import { handOver } from '@closecall/worker/tasks/hand-over'
import { pino } from 'pino'
import { beforeAll, describe, expect, inject, test } from 'vitest'
import { anonymousCard, doorOf, fileAnonymously } from '../support/anonymous'
import { useApi } from '../support/api'
import { beating, enrolledKiosk, filingNamed } from '../support/kiosks'
import { linked } from '../support/linkage'
import { makeOrganisation, type TestMember } from '../support/organisation'
import { rowsOf } from '../support/owner'
import { pepper } from '../support/product'
import { deliver, doWaiting, useWorker } from '../support/worker'

const said: string[] = []
const api = useApi({ log: pino({ level: 'trace' }, { write: (line: string) => void said.push(line) }) })
const worker = useWorker(api)

const people = 200
const mailFolder = mkdtempSync(path.join(tmpdir(), 'closecall-canaries-'))
/** In the order they signed in and, some of them, filed: what an attacker would give much for. */
const reporters: string[] = []
const pin = '407193'

type Person = { name: string; email: string; number: string; address: string; agent: string; device: string }
const person = (n: number): Person => ({
  name: `Canaryname${n}x`,
  email: `canarymail${n}x@plant.test`,
  number: `CN-${n}-7731`,
  address: `198.51.100.${n}`,
  agent: `Canaryagent/${n}x`,
  device: `canarydevice${n}x`,
})
const headersOf = ({ address, agent, device }: Person) => ({
  'x-forwarded-for': address,
  'user-agent': agent,
  'x-device-id': device,
})
const identity = ({ name, email, number }: Person) => [name, email, number]
const request = ({ address, agent, device }: Person) => [address, agent, device]

/** Every table with all its rows as text, system columns included. */
async function dump(): Promise<Map<string, string[]>> {
  const tables = await rowsOf(
    api(),
    `SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace`,
  )
  const found = new Map<string, string[]>()
  for (const { name } of tables) {
    const rows = await rowsOf(
      api(),
      `SELECT t.xmin::text, t.xmax::text, t.ctid::text, t::text AS row FROM ${String(name)} t`,
    )
    found.set(
      String(name),
      rows.map((row) => Object.values(row).join(' ')),
    )
  }
  return found
}

const signIn = `mutation ($input: SignInWithPinInput!) { signInWithPin(input: $input) { name } }`
/** The log and the figures as they stand; that somebody looks at the figures is counted among them. */
async function seen(): Promise<string> {
  const page = await (await fetch(`${api().url}/metrics`)).text()
  const figures = page
    .split('\n')
    .filter((line) => line.startsWith('http_request_seconds') && !line.includes('"metrics"'))
  return [...figures, `${said.length} lines`].join('\n')
}
const told: [string, string][] = []
/** Every second of those who give no name stands at the tablet, where others give theirs before and after. */
const atKiosk = (n: number) => n % 10 === 3

beforeAll(async () => {
  api().clock.now = new Date('2026-03-10T06:10:00Z')
  const organisation = await makeOrganisation(api())
  const officer = await organisation.as('SAFETY_OFFICER', { name: 'Officer', email: 'officer@plant.test' })
  const pinHash = await hashSecret(pepper, pin)
  const members: TestMember[] = []
  for (let n = 0; n < people; n++) {
    const { name, email } = person(n)
    members.push(await organisation.as('WORKER', { name, email }))
  }
  const numbers = members.map((_, n) => person(n).number)
  const ids = members.map(({ memberId }) => memberId)
  const numbered = `UPDATE member SET personnel_number = w.number, pin_hash = $1
    FROM unnest($2::text[], $3::uuid[]) AS w(number, id) WHERE member.id = w.id`
  await rowsOf(api(), numbered, [pinHash, numbers, ids])
  const door = doorOf(api().url)
  const { token } = await enrolledKiosk(door, officer, organisation)
  for (let n = 0; n < people; n++) {
    api().clock.now = new Date(api().clock.now.getTime() + 61_000)
    const who = person(n)
    if (n % 5 === 0) await door.run(beating, { token, waiting: 0 })
    if (n % 10 === 2 || n % 10 === 4) {
      const card = {
        id: crypto.randomUUID(),
        type: 'NEAR_MISS',
        siteId: organisation.sites[0].id,
        whatHappened: `Named ${n}.`,
      }
      const variables = { input: { token, personnelNumber: who.number, pin, card } }
      const answer = await fetch(`${api().url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headersOf(who) },
        body: JSON.stringify({ query: filingNamed, variables }),
      })
      if (!(await answer.text()).includes(who.name)) throw new Error(`${who.name} could not report`)
      continue
    }
    const input = { slug: organisation.slug, personnelNumber: who.number, pin }
    const answer = await fetch(`${api().url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headersOf(who) },
      body: JSON.stringify({ query: signIn, variables: { input } }),
    })
    if (!(await answer.text()).includes(who.name)) throw new Error(`${who.name} could not sign in`)
    if (n % 5 === 3) {
      const before = await seen()
      const place = atKiosk(n) ? { kiosk: token } : { slug: organisation.slug }
      const card = anonymousCard(organisation, { place, whatHappened: `Oil, report ${reporters.length}.` })
      const cookie = `next-auth.session-token=${who.device}`
      await fileAnonymously(door, card, { ...headersOf(who), cookie })
      reporters.push(`report ${reporters.length}.`)
      told.push([before, await seen()])
    } else if (n % 5 === 1) {
      const input = {
        id: crypto.randomUUID(),
        type: 'NEAR_MISS',
        siteId: organisation.sites[0].id,
        whatHappened: `Named ${n}.`,
      }
      await members[n]?.run('mutation ($input: SubmitReportInput!) { submitReport(input: $input) { id } }', {
        input,
      })
    }
  }
  api().clock.now = new Date('2026-03-10T12:00:05Z')
  const hands = worker(folderMailer({ folder: mailFolder, from: 'CloseCall <safety@plant.test>' }))
  await doWaiting(hands, handOver)
  await deliver(hands)
}, 400_000)

describe('after 200 people signed in and 40 of them reported anonymously', () => {
  test('nothing anywhere holds what their requests came with', async () => {
    expect(reporters).toHaveLength(40)
    const tables = [...(await dump()).values()].flat()
    const mail = readdirSync(mailFolder).map(
      (name) => name + readFileSync(path.join(mailFolder, name), 'utf8'),
    )
    const log = readFileSync(inject('cluster').logFile, 'utf8')
    const everything = [...tables, ...mail, ...said, log].join('\n')
    expect(tables.filter((row) => row.includes('ANONYMOUS'))).toHaveLength(40)
    const canaries = Array.from({ length: people }, (_, n) => request(person(n))).flat()
    expect(canaries.filter((canary) => everything.includes(canary))).toEqual([])
  })

  test('log and figures stand before and after a report as they were', () => {
    expect(told).toHaveLength(40)
    expect(told.filter(([before, after]) => before !== after)).toEqual([])
  })

  test('no name stands anywhere but in the list of members', async () => {
    const canaries = Array.from({ length: people }, (_, n) => identity(person(n))).flat()
    const hits = [...(await dump())].filter(([, rows]) => {
      const text = rows.join('\n')
      return canaries.some((canary) => text.includes(canary))
    })
    expect(hits.map(([name]) => name)).toEqual(['member'])
    const outside = [...said, readFileSync(inject('cluster').logFile, 'utf8')].join('\n')
    expect(canaries.filter((canary) => outside.includes(canary))).toEqual([])
  })

  test('PostgreSQL’s own log tells of no statement and no error', () => {
    const log = readFileSync(inject('cluster').logFile, 'utf8')
    expect(log).not.toMatch(/STATEMENT:|DETAIL:|ERROR:|intake|receipt|parameters/)
  })

  test('no order of rows, ids, numbers or times leads back: no better than chance', async () => {
    const order = async (by: string, table = 'report r', source = '%') => {
      const rows = await rowsOf(
        api(),
        `SELECT r.what_happened AS said FROM ${table} WHERE r.privacy = 'ANONYMOUS' AND r.source LIKE $1 ORDER BY ${by}`,
        [source],
      )
      return rows.map((row) => reporters.findIndex((each) => String(row.said).endsWith(each)))
    }
    const receipts = 'report r JOIN receipt q ON q.organisation_id = r.organisation_id AND q.report_id = r.id'
    const attacks = {
      heap: await order('r.ctid'),
      id: await order('r.id'),
      number: await order('r.number_rank'),
      receipts: await order('q.ctid', receipts),
      lookups: await order('q.lookup', receipts),
      hashes: await order('q.secret_hash', receipts),
      kiosk: await order('r.ctid', 'report r', 'KIOSK'),
      kioskNumbers: await order('r.number_rank', 'report r', 'KIOSK'),
    }
    expect(attacks.kiosk).toHaveLength(20)
    for (const [name, found] of Object.entries(attacks)) expect([name, linked(found)]).toEqual([name, false])

    const [same] = await rowsOf(
      api(),
      `SELECT count(DISTINCT r.xmin::text)::int AS xmin, count(DISTINCT q.xmin::text)::int AS receipts,
         count(DISTINCT (r.submitted_at, r.occurred_at, r.waiting_since))::int AS times,
         bool_and(substr(r.id::text, 15, 1) = '4') AS random
       FROM ${receipts} WHERE r.privacy = 'ANONYMOUS'`,
    )
    expect(same).toEqual({ xmin: 1, receipts: 1, times: 1, random: true })
    const beside = await rowsOf(
      api(),
      `SELECT a.event FROM audit a JOIN report r ON r.id = a.report_id WHERE r.privacy = 'ANONYMOUS'`,
    )
    expect(beside).toEqual([])
    expect(await rowsOf(api(), 'SELECT lookup FROM intake_report')).toEqual([])
  })

  test('what is known of the tablet is when its own clock spoke last, and no report says which tablet it was', async () => {
    const [kiosk] = await rowsOf(api(), 'SELECT id::text, last_seen_at, waiting FROM kiosk')
    expect(kiosk?.waiting).toBe(0)
    const id = String(kiosk?.id)
    const hits = [...(await dump())].filter(([, rows]) => rows.some((row) => row.includes(id)))
    expect(hits.map(([name]) => name).toSorted()).toEqual(['audit', 'kiosk', 'outbox'])
  })

  test('the attack works where nothing protects: rows of named reports lie in the order of their authors', async () => {
    const rows = await rowsOf(
      api(),
      `SELECT what_happened AS said FROM report WHERE privacy = 'NAMED' ORDER BY ctid`,
    )
    const found = rows.map((row) => Number(/\d+/.exec(String(row.said))?.[0]))
    expect(linked(found)).toBe(true)
  })
})
