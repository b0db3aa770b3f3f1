import { createHash } from 'node:crypto'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { folderMailer, readDevMail } from '@closecall/adapters/mail'
import { fileStorage } from '@closecall/adapters/storage'
import { hashSecret } from '@closecall/core/access/hashing'
import { taggedJpeg } from '@closecall/documents/photo-corpus'
import { anonymousDigests } from '@closecall/worker/tasks/anonymous-digest'
import { handOver } from '@closecall/worker/tasks/hand-over'
import { pino } from 'pino'
import { v4 } from 'uuid'
import { expect, test } from 'vitest'
import { anonymousCard, doorOf, fileAnonymously, opening, replying, sendPhoto } from '../support/anonymous'
import { useApi } from '../support/api'
import { nobody } from '../support/asker'
import { filesOf, headersOf, personOf } from '../support/canaries'
import { beating, enrolledKiosk, filingNamed } from '../support/kiosks'
import { makeOrganisation, type TestMember } from '../support/organisation'
import { rowsOf } from '../support/owner'
import { cookieFor } from '../support/photos'
import { type Product, pepper } from '../support/product'
import { deliver, doWaiting, useWorker } from '../support/worker'

/** A product of its own with everything it writes: database, log, letters, files. */
function place() {
  const said: string[] = []
  const log = pino({ base: null, timestamp: false }, { write: (line: string) => void said.push(line) })
  const folder = mkdtempSync(path.join(tmpdir(), 'closecall-world-'))
  const files = path.join(folder, 'files')
  const storage = fileStorage(files)
  const api = useApi({ log, storage })
  return { api, worker: useWorker(api), said, log, files, storage, mail: path.join(folder, 'mail') }
}
type Place = ReturnType<typeof place>
const pages = [place(), place()] as const
const kiosks = [place(), place()] as const
const uuid = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g
/** Hashes, digests, and the numbers that are drawn by lot for anonymous reports. */
const drawn = /\$argon2id\$[^"\s)]+|(?<![\w-])[\w-]{43}(?![\w-])|AN-2026-\d+|(?<="number_rank":)\d+/g

const picture = taggedJpeg()
/** The same view, with what the device adds. */
const photoOf = async (device: string) => Buffer.concat([await picture, Buffer.from(device)])

/** Every row of every table with its place on disk and the rank of its transaction; what is drawn by lot is named by whose it is. */
async function rowsIn(product: Product): Promise<string[]> {
  const tables = await rowsOf(
    product,
    `SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace ORDER BY relname`,
  )
  const found: { name: string; xmin: number; place: string; row: unknown }[] = []
  for (const { name } of tables) {
    // Migrations have run once for all; their moments are nobody's.
    if (name === '_prisma_migrations') continue
    const rows = await rowsOf(
      product,
      `SELECT xmin::text, ctid::text || CASE xmax WHEN 0 THEN '' ELSE ' touched' END AS place, to_jsonb(t) - 'code' - 'search' AS row FROM ${String(name)} t`,
    )
    for (const { xmin, place, row } of rows)
      found.push({ name: String(name), xmin: Number(xmin), place: String(place), row })
  }
  const ranks = [...new Set(found.map(({ xmin }) => xmin))].toSorted((a, b) => a - b)
  return found.map(
    ({ name, xmin, place, row }) => `${name} ${place} ${ranks.indexOf(xmin)} ${JSON.stringify(row)}`,
  )
}

/** All that is left when it is over, as whoever holds database, log, letters, files and figures has it. */
async function canonical({ api, said, files, mail }: Place, names: Map<string, string>) {
  const letters = (await readDevMail(mail)).map(({ sentAt, ...letter }) => JSON.stringify(letter))
  const kept = filesOf(files).map(
    ({ name, bytes, says }) => `${name} ${says} ${createHash('sha256').update(bytes).digest('hex')}`,
  )
  const figures = (await (await fetch(`${api().url}/metrics`)).text())
    .split('\n')
    .filter((line) => line.startsWith('http_request_seconds_count'))
  const neutral = (text: string) =>
    text.replace(drawn, '<drawn>').replace(uuid, (id) => names.get(id) ?? '<drawn>')
  const parts = { rows: await rowsIn(api()), letters, log: said, files: kept, figures }
  return Object.fromEntries(
    Object.entries(parts).map(([part, lines]) => [part, lines.map(neutral).toSorted()]),
  ) as Record<keyof typeof parts, string[]>
}

/**
 * Anna and Boris sign in; one of them reports with a photo, in a browser that is signed in; it is handed over; an officer
 * asks and is answered. At a kiosk Clara reports with her name before and after, and the tablet says every now and then that
 * it lives.
 */
async function world(it: Place, who: 'Anna' | 'Boris', way: 'page' | 'kiosk') {
  const product = it.api()
  product.clock.now = new Date('2026-03-10T06:10:00Z')
  const organisation = await makeOrganisation(product, { name: 'Bakery' })
  const officer = await organisation.as('SAFETY_OFFICER', { name: 'Officer', email: 'officer@plant.test' })
  const pinHash = await hashSecret(pepper, '407193')
  const devices = { Anna: personOf(1), Boris: personOf(2) }
  const members = new Map<string, TestMember>()
  const names = new Map<string, string>([
    [organisation.id, 'organisation'],
    [organisation.sites[0].id, 'north'],
    [organisation.sites[1].id, 'south'],
    [officer.memberId, 'officer'],
  ])
  const signedIn = async (name: 'Anna' | 'Boris' | 'Clara') => {
    const member = await organisation.as('WORKER', { name })
    const { memberId } = member
    members.set(name, member)
    names.set(memberId, name)
    const sql = 'UPDATE member SET personnel_number = $1, pin_hash = $2 WHERE id = $3'
    await rowsOf(product, sql, [`N-${name}`, pinHash, memberId])
    if (name === 'Clara') return
    const input = { slug: organisation.slug, personnelNumber: `N-${name}`, pin: '407193' }
    await fetch(`${product.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headersOf(devices[name]) },
      body: JSON.stringify({
        query: 'mutation ($input: SignInWithPinInput!) { signInWithPin(input: $input) { name } }',
        variables: { input },
      }),
    })
  }
  for (const name of ['Anna', 'Boris', 'Clara'] as const) await signedIn(name)
  const door = doorOf(product.url)
  const tablet = way === 'kiosk' ? await enrolledKiosk(door, officer, organisation) : null
  if (tablet) names.set(tablet.id, 'kiosk')
  const clara = async (id: string, as: string) => {
    if (!tablet) return
    product.clock.now = new Date(product.clock.now.getTime() + 240_000)
    names.set(id, as)
    const proof = { token: tablet.token, personnelNumber: 'N-Clara', pin: '407193' }
    const card = { id, type: 'NEAR_MISS', siteId: organisation.sites[0].id, whatHappened: `Clara, ${as}.` }
    await nobody(product).run(filingNamed, { input: { ...proof, card } })
    await door.run(beating, { token: tablet.token, waiting: 0 })
  }
  await clara(v4(), 'before')
  const reporter = members.get(who)
  if (!reporter) throw new Error('nobody reports')
  const headers = { ...headersOf(devices[who]), cookie: await cookieFor(organisation, reporter) }
  const card = anonymousCard(organisation, {
    place: tablet ? { kiosk: tablet.token } : { slug: organisation.slug },
  })
  const { receipt } = await fileAnonymously(door, card, headers)
  await sendPhoto(product.url, await photoOf(devices[who].device), { ...headers, 'x-key': card.key })
  await clara(v4(), 'after')
  const open = async () => door.run(opening, { receipt, work: await door.work(headers) }, headers)
  await open()
  const hands = it.worker(folderMailer({ folder: it.mail, from: 'CloseCall <safety@plant.test>' }))
  const its = { ...hands, log: it.log, imports: { ...hands.imports, storage: it.storage } }
  const at = async (moment: string) => {
    product.clock.now = new Date(moment)
    if (tablet) await door.run(beating, { token: tablet.token, waiting: 0 })
    await doWaiting(its, handOver)
    for (const task of anonymousDigests) for (let n = 0; n < 2; n++) await doWaiting(its, task)
    await deliver(its)
  }
  // The disk is full for the photo: the log says so, and it comes with the next hand-over.
  its.imports.storage = { ...it.storage, write: () => Promise.reject(new Error('no space left')) }
  await at('2026-03-11T00:00:00Z')
  its.imports.storage = it.storage
  await at('2026-03-11T06:00:00Z')
  const [row] = await rowsOf(product, "SELECT id FROM report WHERE privacy = 'ANONYMOUS'")
  const asking = 'mutation ($input: WriteToReporterInput!) { writeToReporter(input: $input) { id } }'
  await officer.run(asking, { input: { id: v4(), reportId: row?.id, text: 'Which machine?' } })
  await open()
  const answer = { receipt, id: v4(), text: 'The third.', work: await door.work(headers) }
  await door.run(replying, answer, headers)
  await at('2026-03-12T00:00:00Z')
  await at('2026-03-12T06:00:00Z')
  const left = await canonical(it, names)
  return Object.fromEntries(
    Object.entries(left).map(([part, lines]) => [
      part,
      lines.map((line) => line.replaceAll(organisation.slug, '<slug>')),
    ]),
  ) as typeof left
}

test.each([
  ['page', pages],
  ['kiosk', kiosks],
] as const)(
  'whether Anna filed or Boris, by a %s, database, log, letters, files and figures are the same',
  async (way, [first, second]) => {
    const [anna, boris] = [await world(first, 'Anna', way), await world(second, 'Boris', way)]
    const said = (text: string) => anna.rows.filter((line) => line.includes(text))
    expect(said('ANONYMOUS')).toHaveLength(1)
    expect(said('The third.')).toHaveLength(1)
    expect(said('Anna')).not.toEqual([])
    const reports = anna.rows.filter((line) => line.startsWith('report ') && line.includes('KIOSK'))
    expect(reports).toHaveLength(way === 'kiosk' ? 3 : 0)
    expect([anna.files.length, anna.log.length]).toEqual([2, 1])
    expect(anna.letters.length).toBeGreaterThan(1)
    expect(anna.figures).not.toEqual([])
    expect(boris).toEqual(anna)
  },
)
