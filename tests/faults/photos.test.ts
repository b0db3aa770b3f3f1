import { once } from 'node:events'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { taggedPicture } from '@closecall/documents/photo-corpus'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { startApi } from '../support/api-process'
import { makeOrganisation } from '../support/organisation'
import { cookieFor, sender, sha256Of } from '../support/photos'
import { useProduct } from '../support/product'
import { file } from '../support/reports'

const product = useProduct()
const folder = mkdtempSync(path.join(tmpdir(), 'closecall-photos-'))
afterAll(() => rmSync(folder, { recursive: true }))

// A process of its own lives by the machine's clock.
beforeEach(() => {
  product().clock.now = new Date()
})

const part = 256 * 1024
const filesIn = (...names: string[]) => readdirSync(path.join(folder, 'uploads', ...names))

test('a server killed between two parts, and inside one, costs nothing but that part', async () => {
  const organisation = await makeOrganisation(product())
  const worker = await organisation.as('WORKER')
  const { id: reportId } = await file(worker, organisation)
  const cookie = await cookieFor(organisation, worker)
  const photo = await taggedPicture('png', { width: 900, height: 700 })

  const first = await startApi(product(), { DATA_DIR: folder })
  const { photoId, put, address } = sender({ url: first.url, cookie, reportId })
  expect(await put(photo, 0, part)).toEqual({ status: 200, received: part })
  const half = request(address, {
    method: 'PUT',
    headers: {
      cookie,
      'content-type': 'application/octet-stream',
      'content-length': part,
      'content-range': `bytes ${part}-${2 * part - 1}/${photo.length}`,
      'x-content-sha256': sha256Of(photo),
    },
  })
  half.on('error', () => {})
  half.write(photo.subarray(part, part + 1_000))
  while (filesIn('partial').length === 0) await sleep(10)
  first.child.kill('SIGKILL')
  await once(first.child, 'exit')

  const second = await startApi(product(), { DATA_DIR: folder })
  const device = sender({ url: second.url, cookie, reportId, photoId })
  expect(await device.progress()).toEqual({ status: 200, received: part })
  expect(await device.send(photo, part)).toMatchObject({ status: 201, sha256: sha256Of(photo) })
  const { report } = await worker.run('query ($id: UUID!) { report(id: $id) { attachments { id } } }', {
    id: reportId,
  })
  expect(report.attachments).toEqual([{ id: photoId }])
  expect(filesIn('parts', organisation.id)).toEqual([])
})
