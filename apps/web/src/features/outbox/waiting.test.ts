import { messagesOf } from '@closecall/messages/messages'
import { expect, test } from 'vitest'
import { newDraft } from '../capture/draft'
import type { Kept, State } from './kept'
import { explained, listed } from './waiting'

const owner = { memberId: 'm', organisationId: 'o', name: 'Anna', organisation: 'Works' }
const card = (state: State, whatHappened = 'Oil.', more: Partial<Kept> = {}) => {
  const draft = { ...newDraft(''), whatHappened }
  const rest = { memberId: 'm', owner, draft, changedAt: 0, problem: null, photos: [], unkept: null }
  return { ...rest, id: draft.id, state, ...more }
}

test('a tray lists what has not arrived, but for what the page shows and for empty drafts', () => {
  const waiting = card('waiting')
  const own = [waiting, card('filed'), card('done'), card('draft', '  '), card('draft'), card('deleted')]
  const { mine, count } = listed({ own, foreign: [], busy: false }, waiting.id)
  expect(mine.map(({ state }) => state)).toEqual(['filed', 'draft', 'deleted'])
  expect(count, 'what was deleted is not waiting').toBe(2)
})

test('what waits for another member counts', () => {
  expect(listed({ own: [], foreign: [card('waiting')], busy: false }).count).toBe(1)
})

test.each(['en', 'ru'] as const)('every problem is told in words (%s)', (locale) => {
  const { capture, outbox } = messagesOf(locale)
  const words = { ...outbox, fields: capture.filed.fields }
  expect(explained({ kind: 'network' }, words)).toBe(outbox.problem.network)
  expect(explained({ kind: 'invalid', fields: ['siteId', 'unheard'] }, words)).toContain(
    `${capture.filed.fields.siteId}, unheard`,
  )
  const filed = explained({ kind: 'filed', number: 'NM-1', privacy: 'NAMED', changed: ['proposal'] }, words)
  expect(filed).toContain('NM-1')
  expect(filed).toContain(capture.filed.fields.proposal)
})
