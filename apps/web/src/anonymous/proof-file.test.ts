import { expect, it } from 'vitest'
import { newDraft } from '../features/capture/draft'
import { anonymousCard } from './filing-place'
import { proofFile, proofName } from './proof-file'

it('saves the proof with its words, and nothing that opens the report', async () => {
  const draft = { ...newDraft('s'), whatHappened: ' Oil. ' }
  const card = anonymousCard(draft, false, { code: 'ABCD1234' })
  const text = await proofFile({ salt: 'x' }, card).text()
  const words = { type: 'NOT_SURE', siteId: 's', locationId: null, whatHappened: 'Oil.' }
  const empty = { whatCouldHappen: null, immediateAction: null, proposal: null }
  expect(JSON.parse(text)).toEqual({ proof: { salt: 'x' }, card: { ...words, ...empty } })
  expect(proofName, 'the published key has another name').not.toBe('closecall-filing.json')
})
