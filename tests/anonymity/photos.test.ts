import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileStorage } from '@closecall/adapters/storage'
import { canaries, taggedJpeg } from '@closecall/documents/photo-corpus'
import { handOver } from '@closecall/worker/tasks/hand-over'
import { v4 } from 'uuid'
import { expect, test } from 'vitest'
import { anonymousCard, doorOf, fileAnonymously, opening, replying } from '../support/anonymous'
import { useApi } from '../support/api'
import { makeOrganisation } from '../support/organisation'
import { rowsOf } from '../support/owner'
import { cookieFor, sha256Of as hash, sender } from '../support/photos'
import { doWaiting, useWorker } from '../support/worker'

const folder = mkdtempSync(path.join(tmpdir(), 'closecall-anonymous-photos-'))
const storage = fileStorage(folder)
const api = useApi({ storage })
const worker = useWorker(api)

const put = async (photoId: string, bytes: Uint8Array, headers: Record<string, string>) => {
  const response = await fetch(`${api().url}/anonymous/photos/${photoId}`, {
    method: 'PUT',
    body: Buffer.from(bytes),
    headers: { 'content-type': 'application/octet-stream', 'x-content-sha256': hash(bytes), ...headers },
  })
  const { sha256, errors } = (await response.json()) as {
    sha256?: string
    errors?: { extensions: { reason: string } }[]
  }
  return { status: response.status, sha256, reason: errors?.[0]?.extensions.reason }
}
const handOverAt = async (moment: string) => {
  api().clock.now = new Date(moment)
  const hands = worker()
  await doWaiting({ ...hands, imports: { ...hands.imports, storage } }, handOver)
}
const files = () =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => path.join(folder, name))
    .filter((name) => statSync(name).isFile())
const open = async (receipt: string) => {
  const door = doorOf(api().url)
  const query = opening
    .replace('status', 'photos { url } status')
    .replace('waiting }', 'waiting photos { url } }')
  return (await door.run(query, { receipt, work: await door.work() })).openReceipt
}

test('photos wait in the intake, and become files without a trace when their report is handed over', async () => {
  api().clock.now = new Date('2026-03-10T09:00:00Z')
  const organisation = await makeOrganisation(api())
  const officer = await organisation.as('SAFETY_OFFICER')
  const card = anonymousCard(organisation)
  const { receipt } = await fileAnonymously(doorOf(api().url), card)
  const photos = await Promise.all([1, 2, 3, 4, 5].map((n) => taggedJpeg(`canary-tail ${n}`)))
  const ids = photos.map(() => v4())
  for (const round of [1, 2])
    for (const [n, photo] of photos.entries()) {
      const sent = await put(ids[n] ?? '', photo, n % 2 ? { 'x-receipt': receipt } : { 'x-key': card.key })
      expect([round, sent]).toEqual([round, { status: 201, sha256: hash(photo), reason: undefined }])
    }
  const [first] = photos
  if (!first) throw new Error('five photos')
  expect((await put(v4(), first, { 'x-key': card.key })).reason).toBe('photo.too_many')
  expect(files()).toEqual([])
  expect((await open(receipt)).photos).toEqual(photos.map(() => ({ url: null })))

  await handOverAt('2026-03-11T00:00:07Z')
  expect(files()).toHaveLength(10)
  for (const file of files()) {
    expect(statSync(file).mtime.toISOString()).toBe('2026-03-11T00:00:00.000Z')
    const bytes = readFileSync(file).toString('latin1')
    expect(canaries.filter((canary) => bytes.includes(canary))).toEqual([])
    for (const id of [...ids, receipt, card.key]) expect(file).not.toContain(id)
  }
  const kept = await rowsOf(api(), 'SELECT added_by_id, created_at, sha256 FROM attachment')
  expect(kept).toEqual(photos.map(() => ({ added_by_id: null, created_at: null, sha256: null })))
  expect(await rowsOf(api(), 'SELECT id FROM intake_photo')).toEqual([])
  const { reports } = await officer.run('{ reports { edges { node { attachments { url } } } } }')
  expect(reports.edges[0].node.attachments).toHaveLength(5)
  const { url } = (await open(receipt)).photos[0]
  expect((await fetch(api().url + url)).headers.get('content-type')).toBe('image/jpeg')

  // Also after all that it is the same photo, and not a sixth.
  for (const [n, photo] of photos.entries())
    expect((await put(ids[n] ?? '', photo, { 'x-key': card.key })).sha256).toBe(hash(photo))
  await handOverAt('2026-03-12T00:00:07Z')
  expect((await open(receipt)).photos).toHaveLength(5)
})

test('an answer carries photos of its own', async () => {
  api().clock.now = new Date('2026-03-10T09:00:00Z')
  const organisation = await makeOrganisation(api())
  const officer = await organisation.as('SAFETY_OFFICER')
  const door = doorOf(api().url)
  const { receipt } = await fileAnonymously(door, anonymousCard(organisation))
  await handOverAt('2026-03-11T00:00:07Z')
  const id = v4()
  await door.run(replying, { receipt, id, text: 'Here it is', work: await door.work() })
  await put(v4(), await taggedJpeg(), { 'x-receipt': receipt, 'x-message': id })
  expect((await open(receipt)).messages[0].photos).toEqual([{ url: null }])
  await handOverAt('2026-03-12T00:00:07Z')
  const { messages, photos } = await open(receipt)
  expect([messages[0].photos.length, photos]).toEqual([1, []])
  const { reports } = await officer.run(
    '{ reports { edges { node { attachments { id } thread { messages { text photos { url thumbnailUrl } } } } } } }',
  )
  const { attachments, thread } = reports.edges[0].node
  expect(attachments).toEqual([])
  expect(thread.messages[0].photos[0].thumbnailUrl).toMatch(/^\/files\//)
})

test('the officer shows photos to whoever holds the receipt, each with a line of their own', async () => {
  api().clock.now = new Date('2026-03-10T09:00:00Z')
  const organisation = await makeOrganisation(api())
  const door = doorOf(api().url)
  const file = async () => {
    const filed = await fileAnonymously(door, anonymousCard(organisation, { urgent: true }))
    const { report } = await officer.run('query ($number: String!) { report(number: $number) { id } }', filed)
    return { id: String(report.id), receipt: String(filed.receipt) }
  }
  const officer = await organisation.as('SAFETY_OFFICER')
  const [report, other] = [await file(), await file()]
  const write = async (member: typeof officer, reportId: string) => {
    const input = { id: v4(), reportId, text: 'Is it this one?' }
    const writing = 'mutation ($input: WriteToReporterInput!) { writeToReporter(input: $input) { id } }'
    await member.run(writing, { input })
    return input.id
  }
  const lines = { own: await write(officer, report.id), elsewhere: await write(officer, other.id) }
  const owners = await write(await organisation.as('OWNER'), report.id)
  const answer = { id: v4(), receipt: report.receipt, text: 'It is.', work: await door.work() }
  await door.run(replying, answer)
  await handOverAt('2026-03-11T00:00:07Z')

  const to = (cookie: string, messageId: string, photoId = v4()) =>
    sender({ url: api().url, cookie, reportId: report.id, photoId, messageId })
  const cookie = await cookieFor(organisation, officer)
  const [first, ...more] = await Promise.all([1, 2, 3, 4, 5].map((n) => taggedJpeg(`tail ${n}`)))
  const firstId = v4()
  for (const photo of more) expect((await to(cookie, lines.own).send(photo)).status).toBe(201)
  for (const again of [201, 200])
    expect((await to(cookie, lines.own, firstId).send(first ?? Buffer.alloc(0))).status).toBe(again)

  const sixth = await taggedJpeg('tail 6')
  const refused = async (by: string, line: string, photoId?: string) => {
    const { status, reason } = await to(by, line, photoId).send(sixth)
    return `${status} ${reason}`
  }
  expect(await refused(cookie, lines.own)).toBe('413 photo.too_many')
  expect(await refused(cookie, owners)).toBe('403 photo.other_author')
  expect(await refused(cookie, answer.id)).toBe('403 photo.other_author')
  expect(await refused(cookie, lines.elsewhere)).toBe('404 not_found')
  expect(await refused(cookie, v4())).toBe('404 not_found')
  const as = async (role: 'ADMIN' | 'WORKER') =>
    refused(await cookieFor(organisation, await organisation.as(role)), lines.own)
  expect(await as('ADMIN')).toBe('404 not_found')
  expect(await as('WORKER')).toBe('404 not_found')
  expect(await refused('', lines.own)).toBe('401 signed_out')

  const opened = await open(report.receipt)
  expect(opened.photos).toEqual([])
  const photosOf = (id: string) =>
    opened.messages.find((message: { id: string }) => message.id === id)?.photos as { url: string }[]
  expect([lines.own, owners, answer.id].map((id) => photosOf(id).length)).toEqual([5, 0, 0])
  const shown = await fetch(api().url + photosOf(lines.own)[0]?.url)
  expect(shown.headers.get('content-type')).toBe('image/jpeg')
  const bytes = Buffer.from(await shown.arrayBuffer()).toString('latin1')
  expect(canaries.filter((canary) => bytes.includes(canary))).toEqual([])
})

test('on a report that could not wait a photo is there at once', async () => {
  api().clock.now = new Date('2026-03-10T09:00:00Z')
  const organisation = await makeOrganisation(api())
  const card = anonymousCard(organisation, { urgent: true })
  const { receipt } = await fileAnonymously(doorOf(api().url), card)
  const [id, photo] = [v4(), await taggedJpeg()]
  for (let n = 0; n < 2; n++) expect((await put(id, photo, { 'x-key': card.key })).status).toBe(201)
  const { photos } = await open(receipt)
  expect(photos).toHaveLength(1)
  expect((await fetch(api().url + photos[0].url)).status).toBe(200)
})

test('a photo of an answer needs that answer, and all of a receipt are fifty', async () => {
  api().clock.now = new Date('2026-03-10T09:00:00Z')
  const organisation = await makeOrganisation(api())
  const door = doorOf(api().url)
  const { receipt } = await fileAnonymously(door, anonymousCard(organisation))
  const other = await fileAnonymously(door, anonymousCard(organisation))
  const id = v4()
  const say = { receipt: other.receipt, id, text: 'Mine', work: await door.work() }
  await door.run(replying, say)
  const photo = await taggedJpeg()
  const reason = async (whose: string, message: string) =>
    (await put(v4(), photo, { 'x-receipt': whose, 'x-message': message })).reason
  expect(await reason(receipt, v4())).toBe('not_found')
  expect(await reason(receipt, id)).toBe('not_found')
  expect(await reason(other.receipt, id)).toBeUndefined()
  const fill = `INSERT INTO intake_photo SELECT organisation_id, gen_random_uuid(), lookup, gen_random_uuid(), day, 1,
    image, thumbnail, width, height FROM intake_photo, generate_series(1, $2) WHERE organisation_id = $1 LIMIT $2`
  await rowsOf(api(), fill, [organisation.id, 49])
  expect(await reason(other.receipt, id)).toBe('photo.too_many')
  const strew = 'UPDATE intake_photo SET image = $1, thumbnail = $1, lookup = gen_random_uuid()'
  await rowsOf(api(), strew, [Buffer.alloc(1)])
  expect(await reason(other.receipt, id)).toBeUndefined()
  await rowsOf(api(), fill, [organisation.id, 2_949])
  await rowsOf(api(), strew, [Buffer.alloc(1)])
  expect(await reason(other.receipt, id)).toBe('anonymous.organisation_full')
  await rowsOf(api(), 'DELETE FROM intake_photo')
})

test('of a photo that was removed or refused no bytes come back', async () => {
  api().clock.now = new Date('2026-03-10T09:00:00Z')
  const organisation = await makeOrganisation(api())
  const card = anonymousCard(organisation, { urgent: true })
  await fileAnonymously(doorOf(api().url), card)
  const photo = await taggedJpeg()
  const send = (id: string) => put(id, photo, { 'x-key': card.key })
  const before = files().length
  const id = v4()
  for (const each of [id, v4(), v4(), v4(), v4()]) expect((await send(each)).status).toBe(201)
  expect(files()).toHaveLength(before + 10)
  expect((await send(v4())).reason).toBe('photo.too_many')
  expect(files()).toHaveLength(before + 10)
  const remove = `UPDATE attachment SET removed_at = now() WHERE (organisation_id, id) IN (
    SELECT organisation_id, id FROM attachment WHERE organisation_id = $1 ORDER BY position LIMIT 1) RETURNING id`
  const [removed] = await rowsOf(api(), remove, [organisation.id])
  for (const file of files().filter((name) => name.includes(String(removed?.id)))) rmSync(file)
  expect((await send(id)).status).toBe(201)
  expect(files()).toHaveLength(before + 8)
})

test('senders who are slow or unknown keep nobody else out', async () => {
  const organisation = await makeOrganisation(api())
  const [card, other] = [anonymousCard(organisation), anonymousCard(organisation)]
  for (const each of [card, other]) await fileAnonymously(doorOf(api().url), each)
  const { port } = new URL(api().url)
  const answers: number[] = []
  const slow = (n: number, key: string) => {
    const headers = {
      'x-content-sha256': '0'.repeat(64),
      'x-key': key,
      'x-forwarded-for': `203.0.113.${n}`,
      'content-length': 1_000_000,
    }
    const sending = request({ port, method: 'PUT', path: `/anonymous/photos/${v4()}`, headers })
    sending.on('error', () => {}).on('response', ({ statusCode = 0 }) => answers.push(statusCode))
    sending.write('a byte')
    return sending
  }
  const sendings = [
    ...Array.from({ length: 20 }, (_, n) => slow(n, v4())),
    ...Array.from({ length: 20 }, () => slow(30, card.key)),
  ]
  try {
    // All but two were told at once, with their bytes still to come.
    await expect
      .poll(() => answers.toSorted((one, other) => one - other), { timeout: 60_000 })
      .toEqual([...Array<number>(20).fill(404), ...Array<number>(18).fill(429)])
    expect((await put(v4(), await taggedJpeg(), { 'x-key': other.key })).status).toBe(201)
  } finally {
    for (const sending of sendings) sending.destroy()
  }
})

test('what is no photo, is damaged, too large or nobody’s is refused and nothing of it stays', async () => {
  const organisation = await makeOrganisation(api())
  const card = anonymousCard(organisation)
  await fileAnonymously(doorOf(api().url), card)
  const photo = await taggedJpeg()
  const mine = { 'x-key': card.key }
  const reason = async (bytes: Uint8Array, headers: Record<string, string> = mine) =>
    (await put(v4(), bytes, headers)).reason
  expect(await reason(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'))).toBe('photo.format')
  expect(await reason(photo, { ...mine, 'x-content-sha256': hash(Buffer.from('other')) })).toBe(
    'photo.hash_differs',
  )
  expect(await reason(Buffer.alloc(10 * 1024 * 1024 + 1))).toBe('body_too_large')
  expect(await reason(photo, { 'x-key': v4() })).toBe('not_found')
  expect(await reason(photo, { 'x-receipt': '1'.repeat(20) })).toBe('not_found')
  expect(await reason(photo, {})).toBe('invalid')
  expect(
    await rowsOf(api(), 'SELECT id FROM intake_photo WHERE organisation_id = $1', [organisation.id]),
  ).toEqual([])
})
