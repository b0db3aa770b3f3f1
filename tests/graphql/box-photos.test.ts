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

test('an unnamed card is a place, a photo and a sentence; only who reads it may add the photo', async () => {
  const organisation = await makeOrganisation(api())
  const { id: siteId, locationId } = organisation.sites[0]
  const officer = await organisation.as('SAFETY_OFFICER')
  const supervisor = await organisation.as('SUPERVISOR', { sites: [siteId] })
  const { registerBox } = await officer.run(register, { input: { siteId, locationId, name: 'Canteen' } })
  const emptyingId = v4()
  await officer.run(empty, { input: { id: emptyingId, boxId: registerBox.id, cards: 1 } })
  const id = v4()
  const card = {
    id,
    emptyingId,
    type: 'NOT_SURE',
    siteId,
    locationId,
    whatHappened: 'See the photo of the card.',
  }
  expect((await officer.run(submit, { input: card })).submitBoxCard.privacy).toBe('ANONYMOUS')

  const photo = await taggedPicture('jpeg', { width: 60, height: 40 })
  const send = async (by: TestMember) =>
    sender({ url: api().url, cookie: await cookieFor(organisation, by), reportId: id }).send(photo)
  expect(await send(supervisor)).toMatchObject({ status: 404 })
  expect(await send(officer)).toMatchObject({ status: 201 })
  expect((await officer.run(shown, { id })).report).toEqual({
    whatHappened: 'See the photo of the card.',
    attachments: [{ kind: 'IMAGE' }],
  })
})
