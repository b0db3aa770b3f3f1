import { Readable } from 'node:stream'
import { memoryStorage } from '@closecall/adapters/storage'
import { openTable } from '@closecall/documents/table'
import { imports } from '@closecall/worker/tasks/imports'
import { v4 } from 'uuid'
import { expect, test } from 'vitest'
import { useApi } from '../support/api'
import { cookieOf } from '../support/cookie'
import { applyImport, createImport, importQuery, saveMapping } from '../support/imports'
import { makeOrganisation, type TestMember, type TestOrganisation } from '../support/organisation'
import { doWaiting, useWorker } from '../support/worker'

const storage = memoryStorage()
const api = useApi({ storage })
const makeWorker = useWorker(api)

const cookieFor = (organisation: TestOrganisation, member: TestMember) =>
  cookieOf({ memberId: member.memberId, organisationId: organisation.id, memberVersion: 1 })

const send = (body: string | ReadableStream, headers: Record<string, string> = {}) =>
  fetch(`${api().url}/uploads/imports`, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/octet-stream', ...headers },
    duplex: 'half',
  })

async function answered(response: Response) {
  const body = (await response.json()) as { errors?: { extensions: { code: string; reason: string } }[] }
  return [response.status, body.errors?.[0]?.extensions.code, body.errors?.[0]?.extensions.reason]
}

const header = 'Date,Site,Type,What happened'
const file = [
  header,
  '2016-01-01,North,Near miss,=Slipped',
  '31.02.2016,North,Near miss,"Fell, nearly"',
].join('\n')

test('a file goes in over HTTP, through the worker, and its refused rows come back', async () => {
  const organisation = await makeOrganisation(api())
  const officer = await organisation.as('SAFETY_OFFICER', { locale: 'ru' })
  const cookie = await cookieFor(organisation, officer)
  const response = await send(file, { cookie })
  expect(response.status).toBe(201)
  const { uploadId, size } = (await response.json()) as { uploadId: string; size: number }
  expect(size).toBe(file.length)

  const worker = { ...makeWorker(), imports: { ...makeWorker().imports, storage } }
  const id = v4()
  await officer.run(createImport, { input: { id, uploadId, fileName: 'Реестр.csv' } })
  expect(await doWaiting(worker, imports)).toBe(1)
  const { version, mapping } = (await officer.run(importQuery, { id })).import
  await officer.run(saveMapping, { input: { id, version, mapping } })
  await doWaiting(worker, imports)
  await officer.run(applyImport, { input: { id, version: version + 2 } })
  await doWaiting(worker, imports)
  expect(await doWaiting(worker, imports)).toBe(0)
  const done = (await officer.run(importQuery, { id })).import
  expect(done).toMatchObject({ status: 'APPLIED', rowsApplied: 1, rowsRefused: 1 })
  expect(await storage.size(`imports/${organisation.id}/${uploadId}`)).toBeNull()

  const refused = `${api().url}/downloads/imports/${id}/refused`
  for (const format of ['csv', 'xlsx']) {
    const download = await fetch(`${refused}?format=${format}`, { headers: { cookie } })
    expect(download.status).toBe(200)
    expect(download.headers.get('content-disposition')).toContain(`refused.${format}`)
    const bytes = Buffer.from(await download.arrayBuffer())
    const table = await openTable(() => Readable.from([bytes]))
    expect(table.header.cells).toEqual([...header.split(','), 'CloseCall: row', 'CloseCall: why'])
    const why = 'Дата: «31.02.2016» — не дата'
    const cells = ['31.02.2016', 'North', 'Near miss', 'Fell, nearly', '3', why]
    expect((await table.rows.next()).value?.cells).toEqual(cells)
    await table.rows.return(undefined)
  }

  const stranger = await (await makeOrganisation(api())).as('OWNER')
  const theirs = await cookieFor(await makeOrganisation(api()), stranger)
  expect((await fetch(refused)).status).toBe(401)
  expect((await fetch(refused, { headers: { cookie: theirs } })).status).toBe(401)
  const other = await makeOrganisation(api())
  const owner = await cookieFor(other, await other.as('OWNER'))
  expect((await fetch(refused, { headers: { cookie: owner } })).status).toBe(404)
  const nothing = `${api().url}/downloads/imports/nothing/refused`
  expect((await fetch(nothing, { headers: { cookie } })).status).toBe(404)
  const local = await cookieFor(organisation, await organisation.as('WORKER'))
  expect((await fetch(refused, { headers: { cookie: local } })).status).toBe(404)
})

test('an upload is refused to strangers, to the weak, from forms, beyond the size and too often', async () => {
  const organisation = await makeOrganisation(api())
  const officer = await organisation.as('SAFETY_OFFICER')
  const cookie = await cookieFor(organisation, officer)
  expect(await answered(await send(file))).toEqual([401, 'UNAUTHENTICATED', 'signed_out'])
  const weak = await cookieFor(organisation, await organisation.as('SUPERVISOR'))
  expect(await answered(await send(file, { cookie: weak }))).toEqual([403, 'FORBIDDEN', 'import.run'])
  const form = await send(file, { cookie, 'content-type': 'text/plain' })
  expect(await answered(form)).toEqual([400, 'INVALID', 'invalid'])

  const megabyte = 'x'.repeat(1024 * 1024)
  const declared = await answered(await send(megabyte.repeat(51), { cookie }))
  expect(declared).toEqual([413, 'LIMIT', 'file.too_large'])
  let left = 52
  const undeclared = new ReadableStream({
    async pull(controller) {
      if (left-- === 0) return controller.close()
      controller.enqueue(Buffer.from(megabyte))
    },
  })
  expect(await answered(await send(undeclared, { cookie }))).toEqual([413, 'LIMIT', 'file.too_large'])

  api().limits.allow('upload.member', 0)
  expect(await answered(await send(file, { cookie }))).toEqual([429, 'RATE_LIMITED', 'rate_limited'])
})
