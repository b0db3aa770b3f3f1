import fc from 'fast-check'
import { expect, test } from 'vitest'
import { afterWorkingDays, expiredBefore } from './working-days'

const zones = [
  'UTC',
  'Europe/Moscow',
  'America/New_York',
  'Pacific/Auckland',
  'Asia/Kathmandu',
  'Africa/Cairo',
]

test.each([
  ['Tuesday noon', '2026-03-10T09:00:00Z', '2026-03-12T21:00:00.000Z'],
  ['Friday evening', '2026-03-13T20:00:00Z', '2026-03-17T21:00:00.000Z'],
  ['Saturday', '2026-03-14T09:00:00Z', '2026-03-17T21:00:00.000Z'],
])('two working days from %s in Moscow', (_name, from, end) => {
  expect(afterWorkingDays(new Date(from), 2, 'Europe/Moscow').toISOString()).toBe(end)
})

test('the query’s threshold and the clock of one report never disagree', () => {
  const moment = fc.date({ min: new Date('2024-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
  const minutes = fc.integer({ min: 0, max: 60 * 24 * 20 })
  fc.assert(
    fc.property(
      moment,
      minutes,
      fc.integer({ min: 0, max: 6 }),
      fc.constantFrom(...zones),
      (now, ago, count, zone) => {
        const submitted = new Date(now.getTime() - ago * 60_000)
        const expired = afterWorkingDays(submitted, count, zone) <= now
        expect(submitted < expiredBefore(now, count, zone)).toBe(expired)
      },
    ),
  )
})
