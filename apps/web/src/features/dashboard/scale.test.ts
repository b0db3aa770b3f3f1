import { expect, it } from 'vitest'
import { ticks } from './scale'

it('puts round marks up to the largest figure', () => {
  expect(ticks(17)).toEqual([0, 5, 10, 15, 20])
  expect(ticks(0.9)).toEqual([0, 0.5, 1])
  expect(ticks(100)).toEqual([0, 50, 100])
  expect(ticks(0)[0]).toBe(0)
})
