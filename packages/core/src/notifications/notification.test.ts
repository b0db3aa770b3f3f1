import { expect, test } from 'vitest'
import { agrees } from './notification'

test('an event that did not note how things stood is believed', () => {
  expect(agrees(undefined, 'reason')).toBe(true)
  expect(agrees('reason', 'reason')).toBe(true)
  expect([agrees('reason', 'another'), agrees(null, 'reason'), agrees('reason', null)]).not.toContain(true)
})
