import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { leavesOpen, occurrence, rankOf, reportNumber, reportStatuses, titleFrom } from './report'

test('a number has at least four digits', () => {
  expect([1, 42, 9_999, 10_000].map((sequence) => reportNumber(2026, sequence))).toEqual([
    'NM-2026-0001',
    'NM-2026-0042',
    'NM-2026-9999',
    'NM-2026-10000',
  ])
})

test('numbers are ordered by year and sequence, whatever their length', () => {
  const numbers = [
    'NM-1999-0007',
    'NM-2025-10000',
    'NM-2026-0001',
    'NM-2026-9999',
    'NM-2026-10000',
    'AN-2026-5000000',
    'NM-2027-0001',
  ]
  const ranks = numbers.map((number) => rankOf(number) ?? Number.NaN)
  expect(ranks.toSorted((a, b) => a - b)).toEqual(ranks)
  expect(
    ['', 'AN-2026', 'NM-2026', 'nm-2026-0001', 'NM-2026-1', 'NM-9999-0001', 'NM-2026-99999999'].map(rankOf),
  ).toEqual(Array(7).fill(null))
})

describe('a title', () => {
  test.each([
    ['Oil on the floor. I slipped.', 'Oil on the floor.'],
    ['Масло\nна полу', 'Масло'],
    ['Really?! Yes.', 'Really?!'],
    ['Version 2.5 failed', 'Version 2.5 failed'],
    ['word '.repeat(40), `${'word '.repeat(24).trim()}…`],
    ['👩🏽‍🚒'.repeat(60), `${'👩🏽‍🚒'.repeat(28)}…`],
  ])('of %j is %j', (text, title) => expect(titleFrom(text)).toBe(title))

  test('of anything is a well-formed line that fits, and quick', () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 500 }),
      fc.constantFrom(
        `e${'\u0301'.repeat(19_999)}`,
        'ё'.repeat(20_000),
        '👩🏽‍🚒'.repeat(2_500),
        '😀\u0301'.repeat(9_000),
      ),
    )
    fc.assert(
      fc.property(text, (given) => {
        const title = titleFrom(given.trim() || 'x')
        expect(title.length).toBeGreaterThan(0)
        expect(title.length).toBeLessThanOrEqual(200)
        expect(title.isWellFormed()).toBe(true)
      }),
    )
  })
})

test('a clock that runs fast counts as now, tomorrow is refused', () => {
  const now = new Date('2026-03-10T09:00:00Z')
  const at = (hours: number) => new Date(now.getTime() + hours * 3_600_000)
  expect(occurrence(null, now)).toBe(now)
  expect(occurrence(at(-48), now)).toEqual(at(-48))
  expect(occurrence(at(24), now)).toBe(now)
  expect(() => occurrence(at(24.01), now)).toThrow('Please check')
})

test('what was decided is reopened, not triaged', () => {
  const verbs = ['comment', 'answer', 'triage', 'close', 'reopen', 'addAction', 'reviewPotential'] as const
  const open = (status: string) => verbs.filter((verb) => leavesOpen({ status }, verb))
  expect(Object.fromEntries(reportStatuses.map((status) => [status, open(status)]))).toEqual({
    SUBMITTED: ['comment', 'triage'],
    RETURNED: ['comment', 'answer', 'triage'],
    ACCEPTED: ['comment', 'close', 'addAction', 'reviewPotential'],
    CLOSED: ['comment', 'reopen'],
    REJECTED: ['comment', 'reopen'],
    MERGED: ['comment', 'reopen'],
  })
})
