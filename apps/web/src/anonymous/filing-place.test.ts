import { expect, it } from 'vitest'
import { newDraft } from '../features/capture/draft'
import { anonymousCard } from './filing-place'

const draft = { ...newDraft('s'), startedAt: '2031-01-01T12:00:00Z', whatHappened: ' Oil. ' }
const dayOf = (changes: object) => anonymousCard({ ...draft, ...changes }, false, { slug: 'x' }).occurredOn

it('leaves today to the server, whatever the phone takes for today', () => {
  expect(dayOf({})).toBeNull()
  expect(dayOf({ earlier: '2026-03-01' }), 'chosen, then "today" after all').toBeNull()
})

it('sends the day that was chosen', () => {
  expect(dayOf({ isEarlier: true, earlier: '2026-03-01' })).toBe('2026-03-01')
})
