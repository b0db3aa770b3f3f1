import { memoryStorage } from '@closecall/adapters/storage'
import { hashSecret } from '@closecall/core/access/hashing'
import { taggedJpeg, taggedPicture } from '@closecall/documents/photo-corpus'
import { v4 } from 'uuid'
import { beforeEach, describe, expect, test } from 'vitest'
import { doorOf } from '../support/anonymous'
import { useApi } from '../support/api'
import { nobody } from '../support/asker'
import { enrolledKiosk, filingNamed } from '../support/kiosks'
import { makeOrganisation, type TestMember, type TestOrganisation } from '../support/organisation'
import { rowsOf } from '../support/owner'
import { cookieFor, sender, sha256Of } from '../support/photos'
import { pepper } from '../support/product'

const api = useApi({ storage: memoryStorage() })
const pin = '551838'
const signedOut = { code: 'UNAUTHENTICATED', reason: 'signed_out' }
const outside = { status: 401, ...signedOut }
let organisation: TestOrganisation
let officer: TestMember
let worker: TestMember
let token = ''

async function numbered(member: TestMember, number: string) {
  const sql = 'UPDATE member SET personnel_number = $1, pin_hash = $2 WHERE id = $3'
  await rowsOf(api(), sql, [number, await hashSecret(pepper, pin), member.memberId])
}

/** A card of the worker's, filed at the tablet, and what it answered. */
async function filed(changes: object = {}, personnelNumber = '1001') {
  const [{ id: siteId }] = organisation.sites
  const card = { id: v4(), type: 'NEAR_MISS', siteId, whatHappened: 'Oil on the floor.', ...changes }
  const input = { token, personnelNumber, pin, card }
  const { fileAtKiosk } = await nobody(api()).run(filingNamed, { input })
  const { id, photoPass } = fileAtKiosk as { id: string; photoPass: string }
  const device = (more: { pass?: string; reportId?: string; photoId?: string; messageId?: string } = {}) =>
    sender({ url: api().url, pass: photoPass, reportId: id, ...more })
  return { id, photoPass, device, input }
}
const photosOf = (id: string) =>
  rowsOf(
    api(),
    'SELECT id, added_by_id FROM attachment WHERE report_id = $1 AND removed_at IS NULL ORDER BY position',
    [id],
  )

beforeEach(async () => {
  api().clock.now = new Date('2026-03-10T09:00:00Z')
  organisation = await makeOrganisation(api())
  officer = await organisation.as('SAFETY_OFFICER')
  worker = await organisation.as('WORKER', { name: 'Anna' })
  await numbered(worker, '1001')
  token = (await enrolledKiosk(doorOf(api().url), officer, organisation)).token
})

describe('the pass of a card that was filed with a PIN', () => {
  test.each(['NAMED', 'CONFIDENTIAL'])('puts photos on it as its reporter’s: %s', async (privacy) => {
    const { id, device } = await filed({ privacy })
    const photo = await taggedPicture('png', { width: 900, height: 700 })
    const first = device()
    expect(await first.progress()).toEqual({ status: 200, received: 0 })
    expect(await first.send(photo, 300_000)).toMatchObject({ status: 201, sha256: sha256Of(photo) })
    const second = device()
    expect(await second.send(await taggedJpeg())).toMatchObject({ status: 201 })
    const added_by_id = worker.memberId
    expect(await photosOf(id)).toEqual([
      { id: first.photoId, added_by_id },
      { id: second.photoId, added_by_id },
    ])
    const shown = 'query ($id: UUID!) { report(id: $id) { attachments { id } timeline { event actorName } } }'
    const { report } = await officer.run(shown, { id })
    expect(report.attachments).toHaveLength(2)
    expect(report.timeline.at(-1).event).toBe('photo.added')
  })

  test('comes anew with each sending of the card, and the photo stays one', async () => {
    const { id, input, device } = await filed()
    const photo = await taggedJpeg()
    const { photoId, send } = device()
    expect(await send(photo)).toMatchObject({ status: 201 })
    api().clock.now = new Date('2026-03-10T09:20:00Z')
    expect(await device().send(photo)).toMatchObject(outside)
    const { fileAtKiosk } = await nobody(api()).run(filingNamed, { input })
    const pass: string = fileAtKiosk.photoPass
    expect(await device({ pass, photoId }).send(photo)).toMatchObject({ sha256: sha256Of(photo) })
    expect(await device({ pass }).send(await taggedPicture('jpeg'))).toMatchObject({ status: 201 })
    expect(await photosOf(id)).toHaveLength(2)
  })

  test('is worth nothing for another report, another organisation’s, changed, or without its signature', async () => {
    const mine = await filed()
    const other = await filed()
    const photo = await taggedJpeg()
    expect(await mine.device({ reportId: other.id }).send(photo)).toMatchObject(outside)
    expect(await other.device({ pass: mine.photoPass }).progress()).toMatchObject(outside)
    const foreign = await makeOrganisation(api())
    const parts = mine.photoPass.split('.')
    const changed = (at: number, value: string) => parts.with(at, value).join('.')
    const passes = [
      changed(0, foreign.id),
      changed(1, officer.memberId),
      changed(2, '2'),
      changed(3, '9999999999999'),
      changed(4, other.id),
      changed(5, 'A'.repeat(43)),
      parts.slice(0, 5).join('.'),
      `${mine.photoPass}A`,
      '',
      '.',
      '....',
    ]
    for (const pass of passes) {
      expect([pass, await mine.device({ pass }).progress()]).toMatchObject([pass, outside])
      expect(await other.device({ pass }).send(photo)).toMatchObject(outside)
    }
    expect([...(await photosOf(mine.id)), ...(await photosOf(other.id))]).toEqual([])
  })

  test('is over after a quarter of an hour, also half way through a photo', async () => {
    const { id, device } = await filed()
    const photo = await taggedPicture('png', { width: 900, height: 700 })
    const sending = device()
    api().clock.now = new Date('2026-03-10T09:14:59Z')
    expect(await sending.put(photo, 0, 300_000)).toMatchObject({ status: 200, received: 300_000 })
    api().clock.now = new Date('2026-03-10T09:15:00Z')
    expect(await sending.put(photo, 300_000, 600_000)).toMatchObject(outside)
    expect(await sending.progress()).toMatchObject(outside)
    expect(await photosOf(id)).toEqual([])
  })

  test.each([
    ['disabled', "status = 'DISABLED'"],
    ['given another PIN, role or scope', 'session_version = session_version + 1'],
  ])('ends when its member is %s', async (_what, change) => {
    const { id, device } = await filed()
    const photo = await taggedJpeg()
    expect(await device().progress()).toMatchObject({ status: 200 })
    await rowsOf(api(), `UPDATE member SET ${change} WHERE id = $1`, [worker.memberId])
    expect(await device().send(photo)).toMatchObject(outside)
    expect(await photosOf(id)).toEqual([])
  })

  test('reads nothing, removes nothing and signs nobody in', async () => {
    const { id, photoPass, device } = await filed()
    const { photoId, send, address } = device()
    await send(await taggedJpeg())
    const ask = async (query: string, variables: object) => {
      const response = await fetch(`${api().url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-photo-pass': photoPass },
        body: JSON.stringify({ query, variables }),
      })
      const { data, errors } = (await response.json()) as { data: unknown; errors?: { extensions: object }[] }
      return errors?.[0]?.extensions ?? data
    }
    expect(await ask('query ($id: UUID!) { report(id: $id) { title } }', { id })).toMatchObject(signedOut)
    const removing = 'mutation ($id: UUID!) { removeAttachment(input: { id: $id }) { id } }'
    expect(await ask(removing, { id: photoId })).toMatchObject(signedOut)
    expect(await ask('{ viewer { organisation { id } } }', {})).toEqual({ viewer: null })
    const removed = await fetch(address, { method: 'DELETE', headers: { 'x-photo-pass': photoPass } })
    expect(removed.status).toBe(404)
    expect(await device({ messageId: v4() }).send(await taggedJpeg())).toMatchObject(outside)
    expect(await photosOf(id)).toHaveLength(1)
  })

  test('is the only word about who sends: a session beside it, another’s or its own, adds nothing', async () => {
    const { id, photoPass, device } = await filed()
    const colleague = await organisation.as('WORKER')
    const { url } = api()
    const both = { url, cookie: await cookieFor(organisation, colleague), reportId: id }
    expect(await sender({ ...both, pass: photoPass }).send(await taggedJpeg())).toMatchObject({ status: 201 })
    expect(await photosOf(id)).toMatchObject([{ added_by_id: worker.memberId }])
    const own = { url, cookie: await cookieFor(organisation, worker), reportId: id }
    expect(await sender({ ...own, pass: 'made up' }).send(await taggedJpeg())).toMatchObject(outside)
    expect(await device().progress()).toMatchObject({ status: 200 })
  })

  test('sends five photos and no sixth, and counts as its member does', async () => {
    const { id, device } = await filed()
    const photo = await taggedJpeg()
    for (let n = 0; n < 5; n++) expect(await device().send(photo)).toMatchObject({ status: 201 })
    expect(await device().send(photo)).toMatchObject({ status: 413, code: 'LIMIT', reason: 'photo.too_many' })
    expect(await photosOf(id)).toHaveLength(5)
    const another = await filed()
    api().limits.allow('photo.member', 6)
    const limited = await another.device().send(photo)
    api().limits.allow('photo.member', Number.POSITIVE_INFINITY)
    expect(limited).toMatchObject({ status: 429, code: 'RATE_LIMITED' })
  })
})
