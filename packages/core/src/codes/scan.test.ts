import fc from 'fast-check'
import { expect, test } from 'vitest'
import { blurOf, Scans, scanWeeks, shownScans } from './scan'

const morning = new Date('2026-03-10T05:59:59Z')
// Two codes: the zero word, and 1 with its check.
const [one, two] = ['00000000', '00000012']
const pepper = 'a pepper for tests only'

test('scans are counted by code and week of Greenwich, and taken in no order of theirs', () => {
  const scans = new Scans()
  for (const typed of [two, one, '0000-0012', 'oooo oooo', 'no code', '']) scans.note(typed, morning)
  scans.note(two, new Date('2026-03-15T23:59:59Z'))
  scans.note(two, new Date('2026-03-16T00:00:00Z'))
  expect(scans.take()).toEqual([
    { code: one, week: '2026-03-09', scans: 2 },
    { code: two, week: '2026-03-09', scans: 3 },
    { code: two, week: '2026-03-16', scans: 1 },
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

test('four weeks are shown once they have been over for a day', () => {
  const weeks = ['2026-02-09', '2026-02-16', '2026-02-23', '2026-03-02']
  expect(scanWeeks(new Date('2026-03-10T00:00:00Z'))).toEqual(weeks)
  expect(scanWeeks(new Date('2026-03-16T23:59:59Z'))).toEqual(weeks)
  expect(scanWeeks(new Date('2026-03-17T00:00:00Z'))).toEqual([...weeks.slice(1), '2026-03-09'])
})

const createdAt = new Date('2026-01-01')
const week = new Date('2026-03-02')
const shown = (id: string, scans: number, day = week) =>
  shownScans({ id, createdAt, scans: [{ day, scans }] }, morning, pepper)
const ids = Array.from({ length: 4_000 }, (_, n) => `code ${n}`)

test('whoever scans until the figure jumps sees it jump at nothing: the week that runs is not in it', () => {
  for (let scans = 0; scans < 50; scans++)
    for (const day of [new Date('2026-03-09'), morning])
      expect(shown('some code', scans, day)).toBe(shown('some code', 0))
})

test('asked again it is the same figure, which tells the size and no count', () => {
  const figures = ids.slice(0, 500).map((id) => shown(id, 100) ?? 0)
  expect(ids.slice(0, 500).map((id) => shown(id, 100) ?? 0)).toEqual(figures)
  expect(new Set(figures.map((figure) => figure % 5))).toEqual(new Set([0]))
  const mean = figures.reduce((sum, figure) => sum + figure, 0) / figures.length
  expect(Math.abs(mean - 98)).toBeLessThan(1)
  // A poster nobody opened stays without a figure; one that was not there had none.
  expect(ids.filter((id) => shown(id, 0) !== null).length).toBeLessThan(10)
  const made = { id: 'new', createdAt: morning, scans: [] }
  expect(ids.filter((id) => shownScans({ ...made, id }, morning, pepper) !== null)).toEqual([])
})

test.each([9, 14])('%i scans of one’s own do not tell whether there was one more', (own) => {
  const histogram = (scans: number) => {
    const found = new Map<number, number>()
    for (const figure of ids.map((id) => shown(id, scans) ?? 0))
      found.set(figure, (found.get(figure) ?? 0) + 1)
    return found
  }
  const [without, withIt] = [histogram(own), histogram(own + 1)]
  const often = [...without].filter(([, times]) => times > 200)
  expect(often.length).toBeGreaterThan(1)
  for (const [figure, times] of often) {
    const ratio = (withIt.get(figure) ?? 0) / times
    expect(ratio).toBeGreaterThan(1 / 3)
    expect(ratio).toBeLessThan(3)
  }
})

test('what is added is drawn two-sided, by the pepper, the code and the week', () => {
  const drawn = ids.map((id) => blurOf(pepper, id, '2026-03-02'))
  const times = (blur: number) => drawn.filter((each) => each === blur).length
  for (const blur of [-2, -1, 0, 1]) {
    const ratio = times(blur) / times(blur + 1)
    expect(Math.abs(Math.log(ratio))).toBeGreaterThan(0.8)
    expect(Math.abs(Math.log(ratio))).toBeLessThan(1.2)
  }
  for (const others of [
    ids.map((id) => blurOf('another pepper', id, '2026-03-02')),
    ids.map((id) => blurOf(pepper, id, '2026-03-09')),
  ])
    expect(others.filter((each, n) => each === drawn[n]).length).toBeLessThan(0.4 * ids.length)
})
