import fc from 'fast-check'
import { expect, test } from 'vitest'
import { foresight, levelOf, monthsBetween, overdueBucket, per100, pyramid, quantile } from './dashboard'

test.each([
  ['UNSAFE_ACT', 0, 'UNSAFE'],
  ['UNSAFE_CONDITION', 1, 'UNSAFE'],
  ['UNSAFE_CONDITION', 4, 'LOST_TIME'],
  ['NEAR_MISS', 0, 'NEAR_MISS'],
  ['INJURY', 2, 'FIRST_AID'],
  ['INJURY', 3, 'LOST_TIME'],
  ['INJURY', 5, 'FATALITY'],
  ['POSITIVE', 0, null],
])('%s of severity %i stands on %s', (type, severity, level) => {
  expect(levelOf(type, severity)).toBe(level)
})

test('a pyramid holds every report that is not a positive observation', () => {
  const cell = fc.record({
    type: fc.constantFrom('NEAR_MISS', 'UNSAFE_ACT', 'INJURY', 'POSITIVE'),
    actual: fc.integer({ min: 0, max: 5 }),
    potential: fc.integer({ min: 0, max: 5 }),
    reports: fc.nat(50),
  })
  fc.assert(
    fc.property(fc.array(cell), (cells) => {
      const expected = cells.filter((c) => c.type !== 'POSITIVE').reduce((sum, c) => sum + c.reports, 0)
      const counted = pyramid(cells, 'actual').reduce((sum, level) => sum + level.count, 0)
      expect(counted).toBe(expected)
    }),
  )
})

test('tells how much worse it could have come, where both severities are known', () => {
  const cell = (actual: number, potential: number, reports: number) => ({
    type: 'INJURY',
    actual,
    potential,
    reports,
  })
  const cells = [cell(0, 5, 7), cell(3, 0, 9), cell(1, 1, 40), cell(1, 4, 5), cell(1, 5, 3), cell(3, 4, 2)]
  expect(foresight(cells)).toEqual({ compared: 50, exceeded: 10, mildest: 48, mildestMajor: 8 })
  expect(foresight([])).toEqual({ compared: 0, exceeded: 0, mildest: 0, mildestMajor: 0 })
})

test('a quantile of buckets is that of the days themselves', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(30), { minLength: 1 }), fc.constantFrom(0.5, 0.75, 0.9), (days, q) => {
      const buckets = [...new Set(days)].map((day) => ({
        days: day,
        reports: days.filter((d) => d === day).length,
      }))
      const sorted = [...days].sort((a, b) => a - b)
      expect(quantile(buckets, q)).toBe(sorted[Math.max(0, Math.ceil(days.length * q) - 1)])
    }),
  )
  expect(quantile([], 0.5)).toBeNull()
})

test('without a headcount there is no rate, never 0', () => {
  expect(per100(5, null)).toBeNull()
  const rate = per100(12, 60)
  expect(rate?.value).toBe(20)
  expect(rate?.low).toBeCloseTo(10.33, 1)
  expect(rate?.high).toBeCloseTo(34.94, 1)
  expect(per100(0, 100)).toMatchObject({ value: 0, low: 0 })
})

test('lateness falls into four buckets; months are whole', () => {
  expect([1, 7, 8, 30, 31, 90, 91].map(overdueBucket)).toEqual([
    'UP_TO_7',
    'UP_TO_7',
    'UP_TO_30',
    'UP_TO_30',
    'UP_TO_90',
    'UP_TO_90',
    'OVER_90',
  ])
  expect(
    monthsBetween(new Date('2025-12-20'), new Date('2026-02-01')).map((m) => m.toISOString().slice(0, 10)),
  ).toEqual(['2025-12-01', '2026-01-01', '2026-02-01'])
})
