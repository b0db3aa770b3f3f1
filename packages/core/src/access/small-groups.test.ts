import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Group, settledQuarters, shownCount, showsTexts } from './small-groups'

const day = (text: string) => new Date(`${text}T00:00:00Z`)
const days = (dates: Date[]) => dates.map((date) => date.toISOString().slice(0, 10))
const people = fc.option(fc.nat(30), { nil: null })
const group = fc.record({ reports: fc.nat(14), people })

describe('a group', () => {
  test.each([
    [4, 100, null, false],
    [5, 100, 5, false],
    [5, 4, null, false],
    [9, 100, 9, false],
    [10, 9, 10, false],
    [10, 10, 10, true],
    [500, null, null, false],
  ])('of %i reports by %s people: count %s, texts %s', (reports, heads, count, texts) => {
    expect(shownCount({ reports, people: heads })).toBe(count)
    expect(showsTexts({ reports, people: heads })).toBe(texts)
  })

  test('with texts is one with a count', () => {
    fc.assert(
      fc.property(group, (each) => {
        expect(showsTexts(each) && shownCount(each) === null).toBe(false)
      }),
    )
  })
})

describe('from everything shown', () => {
  const shown = (groups: Group[]) => groups.map(shownCount)
  /** What a reader adds up over a choice of groups. */
  const sum = (groups: Group[], chosen: number) =>
    groups.reduce((all, each, i) => all + (chosen & (1 << i) ? (shownCount(each) ?? 0) : 0), 0)

  test('a hidden group looks the same whatever is in it', () => {
    fc.assert(
      fc.property(
        fc.array(group, { maxLength: 8 }),
        fc.array(fc.nat(4), { maxLength: 8 }),
        (groups, others) => {
          const other = groups.map((each, i) =>
            shownCount(each) === null ? { ...each, reports: Math.min(others[i] ?? 0, 4) } : each,
          )
          expect(shown(other)).toEqual(shown(groups))
        },
      ),
    )
  })

  test('no sum, difference or complement tells of 1 to 4, in every world of four groups', () => {
    const derived = new Set<number>()
    for (let world = 0; world < 9 ** 4; world++) {
      const groups = [0, 1, 2, 3].map((i) => ({ reports: Math.floor(world / 9 ** i) % 9, people: 40 }))
      const sums = Array.from({ length: 16 }, (_, chosen) => sum(groups, chosen))
      for (let wide = 0; wide < 16; wide++) {
        for (let narrow = wide; narrow > 0; narrow = (narrow - 1) & wide) {
          derived.add((sums[wide] ?? 0) - (sums[narrow] ?? 0))
        }
      }
    }
    expect([...derived].filter((count) => count < 5)).toEqual([0])
  })
})

describe('quarters', () => {
  const asked = (from: string, to: string, now: string, most = 4) =>
    days(settledQuarters(day(from), day(to), day(now), most))

  test('are those the months touch, newest first', () => {
    expect(asked('2025-06-01', '2025-10-01', '2026-03-10')).toEqual([
      '2025-10-01',
      '2025-07-01',
      '2025-04-01',
    ])
    expect(asked('2020-01-01', '2025-12-01', '2026-03-10', 2)).toEqual(['2025-10-01', '2025-07-01'])
  })

  test('are shown when they are over and their last reports are in', () => {
    expect(asked('2025-12-01', '2026-03-01', '2026-01-14')).toEqual([])
    expect(asked('2025-12-01', '2026-03-01', '2026-01-15')).toEqual(['2025-10-01'])
    expect(asked('2026-01-01', '2026-03-01', '2026-03-31')).toEqual([])
  })

  test('of any months never overlap and never hold a day to come', () => {
    const date = fc.date({ min: day('2024-01-01'), max: day('2027-12-31'), noInvalidDate: true })
    fc.assert(
      fc.property(date, date, date, (from, to, now) => {
        const found = settledQuarters(from, to, now, 4)
        expect(new Set(days(found)).size).toBe(found.length)
        for (const quarter of found) expect(quarter.getTime()).toBeLessThan(now.getTime() - 90 * 86_400_000)
      }),
    )
  })
})
