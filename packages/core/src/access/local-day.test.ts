import { expect, test } from 'vitest'
import { addDays, dateOf, dayOf, dayStart, localDay } from './local-day'

test.each([
  ['2026-03-10T20:59:59Z', 'Europe/Moscow', '2026-03-10'],
  ['2026-03-10T21:00:00Z', 'Europe/Moscow', '2026-03-11'],
  ['2026-03-10T09:59:59Z', 'Pacific/Auckland', '2026-03-10'],
  ['2026-01-01T00:00:00Z', 'America/New_York', '2025-12-31'],
])('%s in %s is %s', (moment, zone, day) => expect(localDay(new Date(moment), zone)).toBe(day))

test.each([
  ['2026-03-11', 'Europe/Moscow', '2026-03-10T21:00:00.000Z'],
  ['2026-03-08', 'America/New_York', '2026-03-08T05:00:00.000Z'],
  ['2026-03-09', 'America/New_York', '2026-03-09T04:00:00.000Z'],
  ['2026-04-24', 'Africa/Cairo', '2026-04-23T22:00:00.000Z'],
])('%s begins in %s at %s', (day, zone, moment) => expect(dayStart(day, zone).toISOString()).toBe(moment))

test('days are counted over months and leap years, and survive the DATE column', () => {
  expect(addDays('2028-02-28', 1)).toBe('2028-02-29')
  expect(addDays('2026-01-01', -1)).toBe('2025-12-31')
  expect(dayOf(dateOf('2026-11-22'))).toBe('2026-11-22')
})
