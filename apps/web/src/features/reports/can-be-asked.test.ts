import { expect, test } from 'vitest'
import { canBeAsked } from './can-be-asked'

test('a question needs a member, hidden or not, or somebody with a receipt: a card from a box has neither', () => {
  const card = { reporter: null, reporterHidden: false, thread: null }
  expect(canBeAsked(card)).toBe(false)
  expect(canBeAsked({ ...card, reporter: {} })).toBe(true)
  expect(canBeAsked({ ...card, reporterHidden: true })).toBe(true)
  expect(canBeAsked({ ...card, thread: {} })).toBe(true)
})
