import { mkdtempSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import { fileStorage } from '@closecall/adapters/storage'
import { headKey, partKey, placeOf } from '@closecall/core/attachments/part'
import { partsAt } from '@closecall/core/attachments/part.rows'
import { startUpload } from '@closecall/core/attachments/start-upload'
import { canaries, taggedJpeg, taggedPicture, taggedPng } from '@closecall/documents/photo-corpus'
import { v4 } from 'uuid'
import { expect, test } from 'vitest'
import { useApi } from '../support/api'
import { makeOrganisation } from '../support/organisation'
import { rowsOf } from '../support/owner'
import { cookieFor, sender, sha256Of } from '../support/photos'
import { file } from '../support/reports'

const folder = mkdtempSync(path.join(tmpdir(), 'closecall-photos-'))
const files = fileStorage(folder)
let trouble: (key: string) => Error | null = () => null
/** A disk that has no room when a test says so. */
const storage: typeof files = {
  ...files,
  write: (key, bytes, how) => {
    const error = trouble(key)
    return error ? Promise.reject(error) : files.write(key, bytes, how)
  },
}
const api = useApi({ storage })

const shown = '{ attachments { id kind bytes width height url thumbnailUrl } timeline { event actorName } }'

async function scene(changes: Record<string, unknown> = {}) {
  const organisation = await makeOrganisation(api())
  const worker = await organisation.as('WORKER')
  const { id: reportId } = await file(worker, organisation, changes)
  const cookie = await cookieFor(organisation, worker)
  const device = (photoId?: string) =>
    sender({ url: api().url, cookie, reportId, ...(photoId && { photoId }) })
  const report = async () =>
    (await worker.run(`query ($id: UUID!) { report(id: $id) ${shown} }`, { id: reportId })).report
  return { organisation, worker, reportId, device, report, cookie }
}

const get = (url: string) => fetch(api().url + url)

test('a photo comes in parts, is drawn anew and stands on its report', async () => {
  const { organisation, device, report, worker } = await scene()
  const photo = await taggedPicture('png', { width: 900, height: 700 })
  expect(photo.length).toBeGreaterThan(1024 * 1024)
  const sending = device()
  expect(await sending.progress()).toEqual({ status: 200, received: 0 })
  const part = 1024 * 1024
  expect(await sending.put(photo, 0, part)).toEqual({ status: 200, received: part })
  expect(await sending.progress()).toEqual({ status: 200, received: part })
  expect((await report()).attachments).toEqual([])
  const done = { received: photo.length, sha256: sha256Of(photo), attachmentId: sending.photoId }
  expect(await sending.send(photo)).toEqual({ status: 201, ...done })
  expect(await sending.progress()).toEqual({ status: 200, ...done, received: null })

  const { attachments, timeline } = await report()
  expect(attachments).toMatchObject([{ id: sending.photoId, kind: 'IMAGE', width: 700, height: 900 }])
  expect(timeline.at(-1)).toEqual({ event: 'photo.added', actorName: worker.name })
  for (const url of [attachments[0].url, attachments[0].thumbnailUrl]) {
    const response = await get(url)
    expect(response.status).toBe(200)
    const bytes = Buffer.from(await response.arrayBuffer())
    expect([...bytes.subarray(0, 3)]).toEqual([0xff, 0xd8, 0xff])
    expect(canaries.filter((word) => bytes.includes(word))).toEqual([])
  }
  expect(readdirSync(path.join(folder, 'parts', organisation.id))).toEqual([])
  expect(readdirSync(path.join(folder, 'photos', organisation.id)).sort()).toEqual([
    `${sending.photoId}.image`,
    `${sending.photoId}.thumbnail`,
  ])
})

test('sent again, at once and later, it is one photo', async () => {
  const { device, report } = await scene()
  const photo = await taggedJpeg()
  const photoId = v4()
  const answers = await Promise.all([1, 2, 3, 4].map(() => device(photoId).send(photo)))
  expect(new Set(answers.map(({ sha256 }) => sha256))).toEqual(new Set([sha256Of(photo)]))
  expect(await device(photoId).put(photo, 0, photo.length)).toMatchObject({
    status: 201,
    sha256: sha256Of(photo),
  })
  const { attachments, timeline } = await report()
  expect(attachments).toHaveLength(1)
  expect(timeline.filter(({ event }: { event: string }) => event === 'photo.added')).toHaveLength(1)
  expect((await get(attachments[0].url)).status).toBe(200)
})

test('who begins a photo while it is being sent already takes nothing of it away', async () => {
  const place = placeOf(v4(), v4(), v4(), v4())
  const photo = { sha256: sha256Of(Buffer.from('photo')), total: 5, attachmentId: v4() }
  const part = { from: 0, to: 4, total: 5 }
  let goOn = () => {}
  const looked = new Promise<void>((resolve) => {
    goOn = resolve
  })
  const slow: typeof files = {
    ...files,
    size: async (key) => {
      const size = await files.size(key)
      if (key === headKey(place)) await looked
      return size
    },
  }
  const second = startUpload(slow, place, photo, part)
  await startUpload(files, place, photo, part)
  await files.write(partKey(place, 0), Readable.from([Buffer.from('photo')]))
  goOn()
  await second
  expect(await partsAt(files, place)).toMatchObject({ received: 5 })
})

test('five photos arrive although the third is lost on the way twice; a sixth is refused', async () => {
  const { device, report, organisation } = await scene()
  const photos = await Promise.all([1, 2, 3, 4, 5].map(() => taggedPicture('jpeg')))
  const devices = photos.map(() => device())
  const send = (index: number) => devices[index]?.send(photos[index] as Buffer)
  for (const index of [0, 1]) expect(await send(index)).toMatchObject({ status: 201 })
  for (const where of ['parts/', 'photos/']) {
    trouble = (key) =>
      key.startsWith(where) ? Object.assign(new Error('cut'), { code: 'ECONNRESET' }) : null
    expect(await send(2)).toMatchObject({ status: 503, code: 'UNAVAILABLE' })
  }
  trouble = () => null
  for (const index of [3, 4, 2]) expect(await send(index)).toMatchObject({ status: 201 })
  expect(await send(0)).toMatchObject({ status: 200, sha256: sha256Of(photos[0] as Buffer) })
  const { attachments } = await report()
  expect(attachments.map(({ id }: { id: string }) => id)).toEqual(
    [0, 1, 3, 4, 2].map((index) => devices[index]?.photoId),
  )

  const sixth = { status: 413, code: 'LIMIT', reason: 'photo.too_many' }
  expect(await device().send(photos[0] as Buffer)).toMatchObject(sixth)
  expect((await report()).attachments).toHaveLength(5)
  expect(readdirSync(path.join(folder, 'parts', organisation.id))).toEqual([])
})

test('of seven photos that end at the same moment, five stay', async () => {
  const { device, report, organisation } = await scene()
  const photo = await taggedJpeg()
  const answers = await Promise.all(Array.from({ length: 7 }, () => device().send(photo)))
  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([
    201, 201, 201, 201, 201, 413, 413,
  ])
  expect((await report()).attachments).toHaveLength(5)
  expect(readdirSync(path.join(folder, 'photos', organisation.id))).toHaveLength(10)
})

test('a disk that is full loses nothing and keeps nothing half', async () => {
  const { device, report, organisation } = await scene()
  const photo = await taggedPicture('png', { width: 900, height: 700 })
  const sending = device()
  for (const where of ['.head', `.${1024 * 1024}`, '.image']) {
    trouble = (key) =>
      key.endsWith(where) ? Object.assign(new Error('no space left'), { code: 'ENOSPC' }) : null
    const refusal = { status: 503, code: 'UNAVAILABLE', reason: 'photo.no_room' }
    expect(await sending.send(photo)).toMatchObject(refusal)
    expect((await report()).attachments).toEqual([])
    const kept = await files.keysBefore(`photos/${organisation.id}/`, new Date('2100-01-01'))
    expect(kept).toEqual([])
  }
  trouble = () => null
  expect(await sending.send(photo)).toMatchObject({ status: 201 })
  expect((await report()).attachments).toHaveLength(1)
})

test('what was damaged on the way begins again', async () => {
  const { device, report } = await scene()
  const photo = await taggedJpeg()
  const sending = device()
  const wrong = { 'x-content-sha256': sha256Of(Buffer.from('other')) }
  expect(await sending.put(photo, 0, photo.length, wrong)).toMatchObject({
    status: 409,
    reason: 'photo.hash_differs',
  })
  expect(await sending.progress()).toEqual({ status: 200, received: 0 })
  expect(await sending.send(photo)).toMatchObject({ status: 201 })
  expect((await report()).attachments).toHaveLength(1)
  const other = await taggedPicture('webp')
  expect(await sending.put(other, 0, other.length)).toMatchObject({ status: 409, reason: 'photo.other_file' })
})

test('parts that do not follow, break off or are of another file are refused, and the rest goes on', async () => {
  const { device } = await scene()
  const photo = await taggedPicture('png', { width: 900, height: 700 })
  const [half, part] = [512 * 1024, 1024 * 1024]
  const sending = device()
  expect(await sending.put(photo, half, part)).toMatchObject({ status: 409, reason: 'photo.out_of_step' })
  expect(await sending.put(photo, 0, half)).toMatchObject({ status: 200, received: half })
  expect(await sending.put(photo, part, part + half)).toMatchObject({
    status: 409,
    reason: 'photo.out_of_step',
  })
  const other = { 'x-content-sha256': sha256Of(Buffer.from('other')) }
  expect(await sending.put(photo, half, part, other)).toMatchObject({
    status: 409,
    reason: 'photo.other_file',
  })
  const short = {
    'content-range': `bytes ${half}-${part - 1}/${photo.length}`,
    'x-content-sha256': sha256Of(photo),
  }
  expect(await sending.put(photo.subarray(0, part - 10), half, part - 10, short)).toMatchObject({
    status: 400,
  })
  expect(await sending.put(photo, 0, half)).toMatchObject({ status: 200, received: half })
  expect(await sending.send(photo, half)).toMatchObject({ status: 201 })

  const strange = [
    'bytes 0-9/100',
    'bytes 5-2/100',
    'bytes 0-100/100',
    'bytes */100',
    `bytes 0-${part}/${part * 2}`,
    '',
  ]
  for (const range of strange)
    expect(await device().put(photo, 0, 10, { 'content-range': range })).toMatchObject({
      status: 400,
      code: 'INVALID',
    })
  expect(await device().put(photo, 0, half, { 'x-content-sha256': 'x' })).toMatchObject({ status: 400 })
  expect(await device().put(photo, 0, half, { 'content-type': 'text/plain' })).toMatchObject({ status: 400 })
  const huge = { 'content-range': `bytes 0-${half - 1}/${11 * part}` }
  expect(await device().put(photo, 0, half, huge)).toMatchObject({ status: 413, reason: 'photo.too_large' })
})

test('what is no photo is refused by what it is, whatever it is called, and nothing of it stays', async () => {
  const { device, report, organisation } = await scene()
  const refused: [Uint8Array, string][] = [
    [Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'), 'photo.format'],
    [Buffer.from('<!doctype html><script>1</script>'), 'photo.format'],
    [Buffer.from('PK\x03\x04\x14\0\0\0\x08\0', 'latin1'), 'photo.format'],
    [(await taggedPng()).subarray(0, 300), 'photo.broken'],
    [Buffer.from('%PDF-1.7\nno end'), 'photo.broken'],
  ]
  for (const [bytes, reason] of refused)
    expect(await device().put(bytes, 0, bytes.length)).toMatchObject({ status: 400, code: 'INVALID', reason })
  expect((await report()).attachments).toEqual([])
  expect(readdirSync(path.join(folder, 'parts', organisation.id))).toEqual([])
})

test('a PDF comes with a name only, and is only ever saved', async () => {
  const pdf = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer <<>>\n%%EOF\n')
  const named = await scene()
  expect(await named.device().send(pdf)).toMatchObject({ status: 201 })
  const { attachments, timeline } = await named.report()
  expect(attachments).toMatchObject([{ kind: 'PDF', width: null, thumbnailUrl: null }])
  expect(timeline.at(-1).event).toBe('document.added')
  const response = await get(attachments[0].url)
  expect(response.headers.get('content-disposition')).toBe('attachment; filename="document-1.pdf"')
  expect(response.headers.get('content-type')).toBe('application/pdf')
  expect(await response.text()).toBe(pdf.toString())

  const confidential = await scene({ privacy: 'CONFIDENTIAL' })
  expect(await confidential.device().send(pdf)).toMatchObject({ status: 409, reason: 'photo.pdf_named_only' })
  expect((await confidential.report()).attachments).toEqual([])
})

test('strangers, other organisations and other workers get nowhere', async () => {
  const { organisation, reportId, device } = await scene()
  const photo = await taggedJpeg()
  const photoId = v4()
  expect(await device(photoId).send(photo)).toMatchObject({ status: 201 })
  const other = await makeOrganisation(api())
  const cookies: [string, number][] = [
    ['', 401],
    [await cookieFor(other, await other.as('OWNER')), 404],
    [await cookieFor(organisation, await organisation.as('WORKER')), 404],
    [
      await cookieFor(
        organisation,
        await organisation.as('SUPERVISOR', { sites: [organisation.sites[1].id] }),
      ),
      404,
    ],
  ]
  for (const [cookie, status] of cookies) {
    const theirs = sender({ url: api().url, cookie, reportId, photoId })
    expect(await theirs.progress()).toMatchObject({ status })
    expect(await theirs.put(photo, 0, photo.length)).toMatchObject({ status })
  }
  const officer = await cookieFor(organisation, await organisation.as('SAFETY_OFFICER'))
  expect(await sender({ url: api().url, cookie: officer, reportId }).send(photo)).toMatchObject({
    status: 201,
  })
  const elsewhere = await scene()
  const stolen = await file(elsewhere.worker, elsewhere.organisation)
  const mine = sender({ url: api().url, cookie: elsewhere.cookie, reportId: stolen.id, photoId })
  expect(await mine.progress()).toMatchObject({ status: 200, received: 0 })
  api().limits.allow('photo.member', 0)
  expect(await device().put(photo, 0, photo.length)).toMatchObject({ status: 429 })
  api().limits.allow('photo.member', Number.POSITIVE_INFINITY)
})

test('the id of a photo of another report is taken', async () => {
  const { organisation, worker, device, cookie } = await scene()
  const photo = await taggedJpeg()
  const first = device()
  expect(await first.send(photo)).toMatchObject({ status: 201 })
  const second = await file(worker, organisation)
  const again = sender({ url: api().url, cookie, reportId: second.id, photoId: first.photoId })
  expect(await again.put(photo, 0, photo.length)).toMatchObject({ status: 409, reason: 'photo.id_taken' })
  expect(await again.progress()).toMatchObject({ status: 409, reason: 'photo.id_taken' })
})

test('an address opens one photo, in one size, for a while', async () => {
  const { device, report, organisation, worker } = await scene()
  const photo = await taggedJpeg()
  const { photoId } = device()
  expect(await device(photoId).send(photo)).toMatchObject({ status: 201 })
  const [{ url }] = (await report()).attachments
  const response = await get(url)
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'content-type': 'image/jpeg',
    'content-disposition': 'inline; filename="photo-1.jpg"',
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'same-origin',
  })
  const address = new URL(url, 'http://here')
  const left = Number(address.searchParams.get('until')) - api().clock.now.getTime()
  expect(response.headers.get('cache-control')).toBe(`private, max-age=${left / 1_000}, immutable`)

  const other = await scene()
  const sig = address.searchParams.get('sig') ?? ''
  const until = address.searchParams.get('until') ?? ''
  const wrong = [
    url.replace('/image?', '/thumbnail?'),
    url.replace(photoId, v4()),
    url.replace(organisation.id, other.organisation.id),
    url.replace(until, String(Number(until) + 1)),
    url.replace(until, '9999999999999'),
    url.replace(sig, sig.slice(0, -1)),
    url.replace(sig, `${sig}A`),
    url.replace(sig, ''),
    url.replace(sig, 'é'.repeat(40)),
    url.replace(/&sig=.*/, ''),
    url.replace('/image?', '/../image?'),
    address.pathname,
    `${url}&sig=${sig}`,
  ]
  for (const address of wrong) expect((await get(address)).status).toBe(404)
  const { clock } = api()
  const now = clock.now
  clock.now = new Date(Number(until))
  expect((await get(url)).status).toBe(404)
  clock.now = now
  await worker.run('mutation ($input: RemoveAttachmentInput!) { removeAttachment(input: $input) { id } }', {
    input: { id: photoId },
  })
  expect((await get(url)).status).toBe(404)
  expect(await device(photoId).send(photo)).toMatchObject({ status: 200, sha256: sha256Of(photo) })
  expect((await report()).attachments).toEqual([])
})

test('parts name nobody and say nothing of the report', async () => {
  const { device, organisation, worker, reportId } = await scene()
  const photo = await taggedPicture('png', { width: 900, height: 700 })
  const sending = device()
  await sending.put(photo, 0, 1024 * 1024)
  const names = readdirSync(path.join(folder, 'parts', organisation.id)).join()
  for (const word of [worker.memberId, reportId, sending.photoId]) expect(names).not.toContain(word)
  const stolen = await rowsOf(api(), 'SELECT count(*)::int AS n FROM attachment WHERE report_id = $1', [
    reportId,
  ])
  expect(stolen).toEqual([{ n: 0 }])
})
