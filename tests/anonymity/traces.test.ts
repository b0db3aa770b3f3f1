import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { folderMailer } from '@closecall/adapters/mail'
import { fileStorage, type Storage } from '@closecall/adapters/storage'
import { hashSecret } from '@closecall/core/access/hashing'
import { bytesKey } from '@closecall/core/attachments/attachment'
import { canaries as inPictures, taggedJpeg } from '@closecall/documents/photo-corpus'
import type { Worker } from '@closecall/worker/task'
import { anonymousDigests } from '@closecall/worker/tasks/anonymous-digest'
import { handOver } from '@closecall/worker/tasks/hand-over'
import { pino } from 'pino'
import { v4, v7 } from 'uuid'
import { beforeAll, describe, expect, inject, test } from 'vitest'
import { anonymousCard, doorOf, fileAnonymously, filing, replying, sendPhoto } from '../support/anonymous'
import { useApi } from '../support/api'
import { dumpOf, filesOf, headersOf, identityOf, personOf, requestOf } from '../support/canaries'
import { cookieOf } from '../support/cookie'
import { beating, enrolledKiosk, filingNamed } from '../support/kiosks'
import { linked } from '../support/linkage'
import { makeOrganisation, type TestMember, type TestOrganisation } from '../support/organisation'
import { rowsOf } from '../support/owner'
import { pepper } from '../support/product'
import { card } from '../support/reports'
import { deliver, doWaiting, useWorker } from '../support/worker'

const said: string[] = []
const log = pino({ level: 'trace' }, { write: (line: string) => void said.push(line) })
const folder = mkdtempSync(path.join(tmpdir(), 'closecall-canaries-'))
const [files, mail] = [path.join(folder, 'files'), path.join(folder, 'mail')]
const storage = fileStorage(files)
const api = useApi({ log, storage })
const worker = useWorker(api)

const people = 200
/** In the order they signed in and, some of them, filed: what an attacker would give much for. */
const reporters: string[] = []
const pin = '407193'
const everybody = Array.from({ length: people }, (_, n) => personOf(n))
/** What the cookies of those who reported are made of: the sealed text, the session in it, and whose it is. */
const sessions: { cookie: string; sessionId: string; memberId: string }[] = []
let organisation: TestOrganisation
let members: TestMember[]

/** The log and the figures as they stand; that somebody looks at the figures is counted among them. */
async function seen(): Promise<string> {
  const page = await (await fetch(`${api().url}/metrics`)).text()
  const figures = page
    .split('\n')
    .filter((line) => line.startsWith('http_request_seconds') && !line.includes('"metrics"'))
  return [...figures, `${said.length} lines`].join('\n')
}
const told: [string, string][] = []
/** Three of four who give no name stand at the tablet, where others give theirs before and after. */
const atKiosk = (n: number) => n % 20 !== 18

/** What a member's browser asks of the door for members; the text of the answer. */
async function asMember(query: string, variables: object, headers: Record<string, string>): Promise<string> {
  const answer = await fetch(`${api().url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query, variables }),
  })
  return answer.text()
}

/** While the database does not know this table. */
async function without<T>(table: string, work: () => Promise<T>): Promise<T> {
  await rowsOf(api(), `ALTER TABLE ${table} RENAME TO gone`)
  try {
    return await work()
  } finally {
    await rowsOf(api(), `ALTER TABLE gone RENAME TO ${table}`)
  }
}

/** Files with everything a browser that is signed in would send along; every second one adds a photo, the others a line. */
async function reportsWithoutName(n: number, kiosk: string) {
  const who = personOf(n)
  const door = doorOf(api().url)
  const own = { memberId: members[n]?.memberId ?? '', sessionId: v7() }
  const cookie = await cookieOf({ ...own, organisationId: organisation.id, memberVersion: 1 })
  sessions.push({ ...own, cookie: cookie.split('=')[1] ?? '' })
  const headers = { ...headersOf(who), cookie }
  if (!(await asMember('{ viewer { member { name } } }', {}, headers)).includes(who.name))
    throw new Error(`the cookie of ${who.name} opens nothing`)

  const before = await seen()
  const place = atKiosk(n) ? { kiosk } : { slug: organisation.slug }
  const words = `report ${reporters.length}.`
  const report = anonymousCard(organisation, { place, whatHappened: `Oil, ${words}` })
  if (reporters.length === 0) {
    const input = { ...report, work: await door.work(headers) }
    const { reasons } = await without('intake_report', () => door.ask(filing, { input }, headers))
    expect(reasons).toEqual(['internal'])
  }
  const { receipt } = await fileAnonymously(door, report, headers)
  if (reporters.length % 2 === 0)
    await sendPhoto(api().url, await taggedJpeg(who.device), { ...headers, 'x-key': report.key })
  else {
    const answer = { receipt, id: v4(), text: `More, ${words}`, work: await door.work(headers) }
    await door.run(replying, answer, headers)
  }
  reporters.push(words)
  told.push([before, await seen()])
}

beforeAll(async () => {
  api().clock.now = new Date('2026-03-10T06:10:00Z')
  organisation = await makeOrganisation(api())
  const officer = await organisation.as('SAFETY_OFFICER', { name: 'Officer', email: 'officer@plant.test' })
  const pinHash = await hashSecret(pepper, pin)
  members = []
  for (const { name, email } of everybody) members.push(await organisation.as('WORKER', { name, email }))
  const numbers = everybody.map(({ number }) => number)
  const ids = members.map(({ memberId }) => memberId)
  const numbered = `UPDATE member SET personnel_number = w.number, pin_hash = $1
    FROM unnest($2::text[], $3::uuid[]) AS w(number, id) WHERE member.id = w.id`
  await rowsOf(api(), numbered, [pinHash, numbers, ids])
  const door = doorOf(api().url)
  const { token } = await enrolledKiosk(door, officer, organisation)
  for (const [n, who] of everybody.entries()) {
    api().clock.now = new Date(api().clock.now.getTime() + 61_000)
    const words = { whatHappened: `Named ${n}.` }
    if (n % 5 === 0) await door.run(beating, { token, waiting: 0 })
    if (n % 10 === 2 || n % 10 === 4) {
      const input = { token, personnelNumber: who.number, pin, card: card(organisation, words) }
      if (!(await asMember(filingNamed, { input }, headersOf(who))).includes(who.name))
        throw new Error(`${who.name} could not report`)
      continue
    }
    const signIn = 'mutation ($input: SignInWithPinInput!) { signInWithPin(input: $input) { name } }'
    const input = { slug: organisation.slug, personnelNumber: who.number, pin }
    if (!(await asMember(signIn, { input }, headersOf(who))).includes(who.name))
      throw new Error(`${who.name} could not sign in`)
    if (n % 5 === 3) await reportsWithoutName(n, token)
    else if (n % 5 === 1)
      await members[n]?.run('mutation ($input: SubmitReportInput!) { submitReport(input: $input) { id } }', {
        input: card(organisation, words),
      })
  }
  const hands = worker(folderMailer({ folder: mail, from: 'CloseCall <safety@plant.test>' }))
  const at = async (moment: string, kept: Storage) => {
    api().clock.now = new Date(moment)
    const its: Worker = { ...hands, log, imports: { ...hands.imports, storage: kept } }
    await doWaiting(its, handOver)
    for (const task of anonymousDigests) for (let n = 0; n < 2; n++) await doWaiting(its, task)
    await deliver(its)
  }
  // The disk is full for one of the photos: it comes six hours later, and the log tells of it.
  let full = true
  const write: Storage['write'] = async (...asked) => {
    if (!full) return storage.write(...asked)
    full = false
    throw Object.assign(new Error('no space left'), { code: 'ENOSPC' })
  }
  await at('2026-03-11T00:00:05Z', { ...storage, write })
  await at('2026-03-11T06:00:10Z', storage)
  const session = { memberId: officer.memberId, organisationId: organisation.id, memberVersion: 1 }
  const headers = { cookie: await cookieOf(session) }
  await without('notification', () => asMember('{ notifications { edges { node { id } } } }', {}, headers))
}, 400_000)

describe('after 200 people signed in and 40 of them reported anonymously', () => {
  /** Beside the tables: every letter, every line of either log, every file, each with its name. */
  const outside = () => ({
    mail: filesOf(mail).map(({ name, bytes }) => name + bytes),
    log: [...said, readFileSync(inject('cluster').logFile, 'utf8')],
    files: filesOf(files).map(({ name, bytes }) => name + bytes),
  })

  test('there is something to search: letters, lines in the log, files', () => {
    expect(reporters).toHaveLength(40)
    const { mail, files } = outside()
    expect(
      mail.filter((letter) => letter.includes('40 anonymous reports, 20 anonymous answers')).length,
    ).toBe(2)
    expect(files).toHaveLength(40)
    const lines = said.map((line): { msg: string; error?: string } => JSON.parse(line))
    expect(lines.map(({ msg, error }) => [msg, error])).toEqual([
      ['photos wait for the next hand-over', 'ENOSPC'],
      ['failed', undefined],
    ])
  })

  test('nothing anywhere holds what their requests came with', async () => {
    const tables = [...(await dumpOf(api())).values()].flat()
    expect(tables.filter((row) => row.includes('ANONYMOUS'))).toHaveLength(40)
    const everything = [...tables, ...Object.values(outside()).flat()].join('\n')
    const sent = sessions.flatMap(({ cookie, sessionId }) => [cookie, sessionId])
    expect(sent).toHaveLength(80)
    const canaries = [...everybody.flatMap(requestOf), ...sent, ...inPictures]
    expect(canaries.filter((canary) => everything.includes(canary))).toEqual([])
  })

  test('log and figures stand before and after a report as they were', () => {
    expect(told).toHaveLength(40)
    expect(told.filter(([before, after]) => before !== after)).toEqual([])
  })

  test('no name stands anywhere but in the list of members', async () => {
    const canaries = everybody.flatMap(identityOf)
    const hits = [...(await dumpOf(api()))].filter(([, rows]) => {
      const text = rows.join('\n')
      return canaries.some((canary) => text.includes(canary))
    })
    expect(hits.map(([name]) => name)).toEqual(['member'])
    for (const [place, texts] of Object.entries(outside())) {
      const text = texts.join('\n')
      expect([place, canaries.filter((canary) => text.includes(canary))]).toEqual([place, []])
    }
  })

  test('whoever reported without a name left a trace nowhere but where those did who only signed in', async () => {
    const dump = [...(await dumpOf(api()))]
    const tracesOf = (ids: string[]) =>
      dump.filter(([, rows]) => rows.some((row) => ids.some((id) => row.includes(id)))).map(([name]) => name)
    const signedIn = members.filter((_, n) => n % 5 === 0).map(({ memberId }) => memberId)
    const reported = sessions.map(({ memberId }) => memberId)
    expect(tracesOf(reported)).toEqual(tracesOf(signedIn))
    const count = (ids: string[]) =>
      dump.map(([name, rows]) => [name, rows.filter((row) => ids.some((id) => row.includes(id))).length])
    expect(count(reported)).toEqual(count(signedIn))
    const text = Object.values(outside()).flat().join('\n')
    expect(reported.filter((id) => text.includes(id))).toEqual([])
  })

  test('PostgreSQL’s own log tells of no statement and no error', () => {
    const log = readFileSync(inject('cluster').logFile, 'utf8')
    expect(log).not.toMatch(/STATEMENT:|DETAIL:|ERROR:|intake|receipt|parameters/)
  })

  const authorOf = (text: unknown) => reporters.findIndex((each) => String(text).endsWith(each))

  test('no order of rows, ids, numbers or times leads back: no better than chance', async () => {
    const order = async (by: string, table = 'report r', text = 'r.what_happened', source = '%') => {
      const rows = await rowsOf(
        api(),
        `SELECT ${text} AS said FROM ${table} WHERE r.privacy = 'ANONYMOUS' AND r.source LIKE $1 ORDER BY ${by}`,
        [source],
      )
      return rows.map(({ said }) => authorOf(said))
    }
    const of = (table: string) =>
      `report r JOIN ${table} q ON q.organisation_id = r.organisation_id AND q.report_id = r.id`
    const receipts = of('receipt')
    const attacks = {
      heap: await order('r.ctid'),
      id: await order('r.id'),
      number: await order('r.number_rank'),
      receipts: await order('q.ctid', receipts),
      lookups: await order('q.lookup', receipts),
      hashes: await order('q.secret_hash', receipts),
      kiosk: await order('r.ctid', 'report r', 'r.what_happened', 'KIOSK'),
      kioskNumbers: await order('r.number_rank', 'report r', 'r.what_happened', 'KIOSK'),
      answers: await order('q.ctid', of('thread_message'), 'q.text'),
      answerIds: await order('q.id', of('thread_message'), 'q.text'),
      photos: await order('q.ctid', of('attachment')),
      photoIds: await order('q.id', of('attachment')),
    }
    const sizes = Object.values(attacks).map(({ length }) => length)
    expect(sizes).toEqual([40, 40, 40, 40, 40, 40, 30, 30, 20, 20, 20, 20])
    for (const [name, found] of Object.entries(attacks)) expect([name, linked(found)]).toEqual([name, false])

    const [same] = await rowsOf(
      api(),
      `SELECT count(DISTINCT r.xmin::text)::int AS xmin, count(DISTINCT q.xmin::text)::int AS receipts,
         count(DISTINCT (r.submitted_at, r.occurred_at, r.waiting_since))::int AS times,
         bool_and(substr(r.id::text, 15, 1) = '4') AS random
       FROM ${receipts} WHERE r.privacy = 'ANONYMOUS'`,
    )
    expect(same).toEqual({ xmin: 1, receipts: 1, times: 1, random: true })
    const [later] = await rowsOf(
      api(),
      `SELECT (SELECT count(DISTINCT (xmin::text, day, position, read_on))::int FROM thread_message) AS answers,
         count(DISTINCT (q.created_at, q.added_by_id, q.sha256))::int AS photos,
         count(*) FILTER (WHERE q.xmin::text <> r.xmin::text)::int AS late FROM ${of('attachment')}`,
    )
    expect(later).toEqual({ answers: 1, photos: 1, late: 1 })
    const beside = await rowsOf(
      api(),
      `SELECT a.event FROM audit a JOIN report r ON r.id = a.report_id WHERE r.privacy = 'ANONYMOUS'`,
    )
    expect(beside).toEqual([])
    expect(await rowsOf(api(), 'SELECT lookup FROM intake_report')).toEqual([])
  })

  test('files of photos are of their day and in no order of those who sent them', async () => {
    const kept = filesOf(files)
    expect([...new Set(kept.map(({ says }) => says))]).toEqual(['2026-03-11T00:00:00.000Z'])
    const rows = await rowsOf(
      api(),
      `SELECT q.id, r.what_happened AS said FROM attachment q
       JOIN report r ON r.organisation_id = q.organisation_id AND r.id = q.report_id`,
    )
    const found = rows.flatMap(({ id, said }) => {
      const name = bytesKey(organisation.id, String(id), 'image')
      return kept.filter((file) => file.name === name).map((file) => ({ ...file, author: authorOf(said) }))
    })
    expect(found).toHaveLength(20)
    for (const by of ['ino', 'written'] as const) {
      const authors = found.toSorted((a, b) => a[by] - b[by]).map(({ author }) => author)
      expect([by, linked(authors)]).toEqual([by, false])
    }
  })

  test('what is known of the tablet is when its own clock spoke last, and no report says which tablet it was', async () => {
    const [kiosk] = await rowsOf(api(), 'SELECT id::text, last_seen_at, waiting FROM kiosk')
    expect(kiosk?.waiting).toBe(0)
    const id = String(kiosk?.id)
    const hits = [...(await dumpOf(api()))].filter(([, rows]) => rows.some((row) => row.includes(id)))
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
