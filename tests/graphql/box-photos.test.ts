import { memoryStorage } from '@closecall/adapters/storage'
import { taggedPicture } from '@closecall/documents/photo-corpus'
import { v4 } from 'uuid'
import { expect, test } from 'vitest'
import { useApi } from '../support/api'
import { makeOrganisation, type TestMember } from '../support/organisation'
import { cookieFor, sender } from '../support/photos'

const api = useApi({ storage: memoryStorage() })
const register = 'mutation ($input: RegisterBoxInput!) { registerBox(input: $input) { id } }'
const empty = 'mutation ($input: RecordEmptyingInput!) { recordEmptying(input: $input) { id } }'
const submit = 'mutation ($input: SubmitBoxCardInput!) { submitBoxCard(input: $input) { id privacy } }'
const shown = 'query ($id: UUID!) { report(id: $id) { whatHappened attachments { kind } } }'

const card = { type: 'NOT_SURE', whatHappened: 'See the photo of the card.' }
const decide = 'mutation ($input: RejectReportInput!) { rejectReport(input: $input) { id } }'
const said = `query ($id: UUID!) { box(id: $id) { emptyings { reports { id
  comments { text } timeline { event } attachments { url } actions { id } } } } }`

async function scene() {
  const organisation = await makeOrganisation(api())
  const [{ id: siteId, locationId }, other] = organisation.sites
  const officer = await organisation.as('SAFETY_OFFICER')
  const keyholder = () => organisation.as('SUPERVISOR', { sites: [siteId] })
  const { registerBox } = await officer.run(register, { input: { siteId, locationId, name: 'Canteen' } })
  const emptyingId = v4()
  await officer.run(empty, { input: { id: emptyingId, boxId: registerBox.id, cards: 1 } })
  const picture = await taggedPicture('jpeg', { width: 60, height: 40 })
  const typeIn = async (by: TestMember, more: object = {}) => {
    const id = v4()
    await by.run(submit, { input: { id, emptyingId, siteId, locationId, ...card, ...more } })
    return id
  }
  const send = async (by: TestMember, reportId: string) =>
    sender({ url: api().url, cookie: await cookieFor(organisation, by), reportId }).send(picture)
  return { organisation, officer, keyholder, boxId: registerBox.id, elsewhere: other.id, typeIn, send }
}

test('an unnamed card is a place, a photo and a sentence', async () => {
  const { officer, typeIn, send } = await scene()
  const id = await typeIn(officer)
  expect(await send(officer, id)).toMatchObject({ status: 201 })
  const { report } = await officer.run(shown, { id })
  expect(report).toEqual({ whatHappened: card.whatHappened, attachments: [{ kind: 'IMAGE' }] })
})

test('who typed an unnamed card in photographs it while nobody has decided, and reads nothing of the report for that', async () => {
  const { officer, keyholder, boxId, typeIn, send } = await scene()
  const supervisor = await keyholder()
  const id = await typeIn(supervisor)
  expect(await send(supervisor, id)).toMatchObject({ status: 201 })
  expect((await officer.run(shown, { id })).report.attachments).toEqual([{ kind: 'IMAGE' }])
  await officer.run('mutation ($input: AddCommentInput!) { addComment(input: $input) { id } }', {
    input: { id: v4(), reportId: id, text: 'Whose hand is this?' },
  })

  await supervisor.expectError('NOT_FOUND', shown, { id })
  const { reports } = await supervisor.run('{ reports(first: 9) { totalCount edges { node { id } } } }')
  expect(reports).toEqual({ totalCount: 0, edges: [] })
  expect((await supervisor.run(said, { id: boxId })).box.emptyings[0].reports).toEqual([
    { id, comments: [], timeline: [], attachments: [], actions: [] },
  ])

  await officer.run(decide, { input: { id, version: 1, reason: 'No' } })
  expect(await send(supervisor, id)).toMatchObject({ status: 404 })
  expect((await supervisor.run(said, { id: boxId })).box.emptyings[0].reports).toEqual([])
})

test('nobody photographs a card that another typed in and that they may not read', async () => {
  const { organisation, officer, keyholder, typeIn, send } = await scene()
  const id = await typeIn(officer)
  const worker = await organisation.as('WORKER')
  for (const other of [await keyholder(), await organisation.as('ADMIN'), worker])
    expect(await send(other, id)).toMatchObject({ status: 404 })
  expect((await officer.run(shown, { id })).report.attachments).toEqual([])
})

test('a card that tells of another site is photographed by whoever typed it in', async () => {
  const { officer, keyholder, elsewhere, typeIn, send } = await scene()
  const supervisor = await keyholder()
  const id = await typeIn(supervisor, { siteId: elsewhere, locationId: null })
  expect(await send(supervisor, id)).toMatchObject({ status: 201 })
  expect((await officer.run(shown, { id })).report.attachments).toEqual([{ kind: 'IMAGE' }])
})
