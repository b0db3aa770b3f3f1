import { Readable } from 'node:stream'
import { memoryStorage } from '@closecall/adapters/storage'
import { bytesKey } from '@closecall/core/attachments/attachment'
import { taggedJpeg, taggedPicture } from '@closecall/documents/photo-corpus'
import { photos } from '@closecall/worker/tasks/photos'
import { prune } from '@closecall/worker/tasks/prune'
import { expect, test } from 'vitest'
import { useApi } from '../support/api'
import { makeOrganisation } from '../support/organisation'
import { rowsOf } from '../support/owner'
import { cookieFor, sender } from '../support/photos'
import { file } from '../support/reports'
import { doWaiting, useWorker } from '../support/worker'

const storage = memoryStorage(() => api().clock.now)
const api = useApi({ storage })
const makeWorker = useWorker(api)

const remove = 'mutation ($input: RemoveAttachmentInput!) { removeAttachment(input: $input) { id } }'
const days = (count: number) => count * 24 * 60 * 60_000

async function scene() {
  const organisation = await makeOrganisation(api())
  const reporter = await organisation.as('WORKER')
  const { id: reportId } = await file(reporter, organisation)
  const cookie = await cookieFor(organisation, reporter)
  const worker = makeWorker()
  const device = () => sender({ url: api().url, cookie, reportId })
  return { organisation, reporter, device, worker: { ...worker, imports: { ...worker.imports, storage } } }
}

test('the bytes of a removed photo go, once, and only they', async () => {
  const { organisation, reporter, device, worker } = await scene()
  const photo = await taggedJpeg()
  const [gone, stays] = [device(), device()]
  await gone.send(photo)
  await stays.send(photo)
  expect(await doWaiting(worker, photos)).toBe(0)
  await reporter.run(remove, { input: { id: gone.photoId } })
  expect(await doWaiting(worker, photos)).toBe(1)
  expect(await doWaiting(worker, photos)).toBe(0)
  for (const variant of ['image', 'thumbnail'] as const) {
    expect(await storage.size(bytesKey(organisation.id, gone.photoId, variant))).toBeNull()
    expect(await storage.size(bytesKey(organisation.id, stays.photoId, variant))).toBeGreaterThan(0)
  }
  const kept = await rowsOf(api(), 'SELECT erased_at IS NOT NULL AS erased FROM attachment WHERE id = $1', [
    gone.photoId,
  ])
  expect(kept).toEqual([{ erased: true }])
})

test('what never came whole, or never got onto its report, is swept after three days, and nothing else', async () => {
  const { organisation, device, worker } = await scene()
  const photo = await taggedPicture('png', { width: 900, height: 700 })
  const [whole, half, lost, fresh] = [device(), device(), device(), device()]
  await whole.send(photo)
  for (const each of [half, lost]) await each.put(photo, 0, 1024 * 1024)
  // As a process killed between writing the bytes and the row leaves them.
  await storage.write(bytesKey(organisation.id, lost.photoId, 'image'), Readable.from([Buffer.from('x')]))
  await storage.write('partial/x', Readable.from([Buffer.from('x')]))
  const { clock } = api()
  clock.now = new Date(clock.now.getTime() + days(2))
  await fresh.put(photo, 0, 1024 * 1024)
  const parts = () => storage.keysBefore(`parts/${organisation.id}/`, new Date('2100-01-01'))
  await doWaiting(worker, prune)
  expect(await parts()).toHaveLength(6)

  clock.now = new Date(clock.now.getTime() + days(2))
  await doWaiting(worker, prune)
  expect(await parts()).toHaveLength(2)
  expect(await storage.size(bytesKey(organisation.id, lost.photoId, 'image'))).toBeNull()
  expect(await storage.size(bytesKey(organisation.id, whole.photoId, 'image'))).toBeGreaterThan(0)
  expect(await storage.size('partial/x')).toBeNull()
  expect(await half.progress()).toEqual({ status: 200, received: 0 })
  expect(await half.send(photo)).toMatchObject({ status: 201 })
  expect(await fresh.progress()).toEqual({ status: 200, received: 1024 * 1024 })
})

test('a photo that is being kept while the sweeper passes is left alone, however old its parts are', async () => {
  const { organisation, device, worker } = await scene()
  const photo = await taggedJpeg()
  const late = device()
  const { write } = storage
  const noRoom = () => Promise.reject(Object.assign(new Error('no space left'), { code: 'ENOSPC' }))
  storage.write = (key, ...rest) => (key.endsWith('.image') ? noRoom() : write(key, ...rest))
  expect(await late.send(photo)).toMatchObject({ status: 503 })
  const { clock } = api()
  clock.now = new Date(clock.now.getTime() + days(5))
  storage.write = async (key, ...rest) => {
    const written = await write(key, ...rest)
    if (key.endsWith('.image')) await doWaiting(worker, prune)
    return written
  }
  expect(await late.send(photo)).toMatchObject({ status: 201 })
  storage.write = write
  expect(await storage.size(bytesKey(organisation.id, late.photoId, 'image'))).toBeGreaterThan(0)
  expect(await storage.keysBefore(`parts/${organisation.id}/`, new Date('2100-01-01'))).toEqual([])
})
