import { canaries, taggedPicture } from '@closecall/documents/photo-corpus'
import { photos } from '@closecall/worker/tasks/photos'
import { expect, test } from 'vitest'
import { useApi } from '../support/api'
import { makeOrganisation } from '../support/organisation'
import { cookieFor, sender, sha256Of } from '../support/photos'
import { file } from '../support/reports'
import { openBucket } from '../support/s3'
import { doWaiting, useWorker } from '../support/worker'

const bucket = await openBucket()
const api = useApi({ storage: bucket.storage })
const makeWorker = useWorker(api)

const remove = 'mutation ($input: RemoveAttachmentInput!) { removeAttachment(input: $input) { id } }'
const shown = 'query ($id: UUID!) { report(id: $id) { attachments { id url thumbnailUrl } } }'
const part = 1024 * 1024

async function scene() {
  const organisation = await makeOrganisation(api())
  const reporter = await organisation.as('WORKER')
  const { id } = await file(reporter, organisation)
  const cookie = await cookieFor(organisation, reporter)
  const device = sender({ url: api().url, cookie, reportId: id })
  const attachments = async () => (await reporter.run(shown, { id })).report.attachments
  const keys = (folder: string) =>
    bucket.storage.keysBefore(`${folder}/${organisation.id}/`, new Date(Date.now() + 60_000))
  const photo = await taggedPicture('png', { width: 900, height: 700 })
  return { reporter, device, attachments, keys, photo }
}

const get = (address: string) => fetch(api().url + address)

test('a photo comes in parts into a bucket, is read by its signed address, and leaves the bucket when it is removed', async () => {
  const { reporter, device, attachments, keys, photo } = await scene()
  expect(await device.put(photo, 0, part)).toEqual({ status: 200, received: part })
  expect(await keys('parts')).not.toEqual([])
  expect(await keys('photos')).toEqual([])
  expect(await device.send(photo)).toMatchObject({ status: 201, sha256: sha256Of(photo) })
  expect(await keys('parts')).toEqual([])
  expect(await keys('photos')).toHaveLength(2)

  const [{ url, thumbnailUrl }] = await attachments()
  for (const address of [url, thumbnailUrl]) {
    const response = await get(address)
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'image/jpeg'])
    const bytes = Buffer.from(await response.arrayBuffer())
    expect([...bytes.subarray(0, 3)]).toEqual([0xff, 0xd8, 0xff])
    expect(canaries.filter((word) => bytes.includes(word))).toEqual([])
  }
  expect((await get(url.replace(/sig=./, 'sig=~'))).status).toBe(404)

  await reporter.run(remove, { input: { id: device.photoId } })
  const worker = makeWorker()
  const hands = { ...worker, imports: { ...worker.imports, storage: bucket.storage } }
  expect(await doWaiting(hands, photos)).toBe(1)
  expect(await keys('photos')).toEqual([])
  expect((await get(url)).status).toBe(404)
})

test('while the store is away, its sender is told to come again and loses nothing; nor does a reader', async () => {
  const { device, attachments, photo } = await scene()
  await device.put(photo, 0, part)
  await bucket.leave()
  expect(await device.put(photo, part, photo.length)).toMatchObject({ status: 503, code: 'UNAVAILABLE' })
  await bucket.comeBack()
  expect(await device.progress()).toEqual({ status: 200, received: part })
  expect(await device.send(photo)).toMatchObject({ status: 201 })

  const [{ url }] = await attachments()
  await bucket.leave()
  expect((await get(url)).status).toBe(503)
  await bucket.comeBack()
  expect((await get(url)).status).toBe(200)
})
