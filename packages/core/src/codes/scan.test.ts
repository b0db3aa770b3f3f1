import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Scans, scansSince, shownScans } from './scan'

const morning = new Date('2026-03-10T05:59:59Z')
// Two codes: the zero word, and 1 with its check.
const [one, two] = ['00000000', '00000012']

test('scans are counted by code and day of Greenwich, and taken in no order of theirs', () => {
  const scans = new Scans()
  for (const typed of [two, one, '0000-0012', 'oooo oooo', 'no code', '']) scans.note(typed, morning)
  scans.note(two, new Date('2026-03-11T00:00:00Z'))
  expect(scans.take()).toEqual([
    { code: one, day: '2026-03-10', scans: 2 },
    { code: two, day: '2026-03-10', scans: 2 },
    { code: two, day: '2026-03-11', scans: 1 },
  ])
  expect(scans.take()).toEqual([])
})

test('the order of scans leaves no trace', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(one, two)), (typed) => {
      const taken = [typed, typed.toSorted()].map((each) => {
        const scans = new Scans()
        for (const code of each) scans.note(code, morning)
        return scans.take()
      })
      expect(taken[0]).toEqual(taken[1])
    }),
  )
})

test.each([
  [[], null],
  [[1, 1, 1, 1], null],
  [[2, 3], 5],
  [[9], 5],
  [[4, 4, 4], 10],
])('%j is shown as %j', (days, shown) => expect(shownScans(days.map((scans) => ({ scans })))).toBe(shown))

test('thirty days are shown, today among them', () => {
  expect(scansSince(morning)).toEqual(new Date('2026-02-09T00:00:00Z'))
})
