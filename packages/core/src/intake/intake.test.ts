import { expect, test } from 'vitest'
import { dateOf } from '../access/local-day'
import { handedOverBy, handOverBefore, handOverFrom, occurredDay, periodOf } from './intake'

test('hands over at 0, 6, 12 and 18 of Greenwich', () => {
  const at = (time: string) => new Date(`2026-03-10T${time}Z`)
  expect(handOverFrom(at('00:00:00.001'))).toEqual(at('06:00:00'))
  expect(handOverFrom(at('12:00:00'))).toEqual(at('12:00:00'))
  expect(handOverBefore(at('17:59:59'))).toEqual(at('12:00:00'))
})

test('a single report goes when its day is over where the organisation is', () => {
  expect(handedOverBy('2026-03-10', 'Europe/Moscow').toISOString()).toBe('2026-03-11T00:00:00.000Z')
  expect(handedOverBy('2026-03-10', 'Asia/Kamchatka').toISOString()).toBe('2026-03-10T12:00:00.000Z')
  expect(handedOverBy('2026-03-10', 'America/Los_Angeles').toISOString()).toBe('2026-03-11T12:00:00.000Z')
})

test.each([
  ['2026-03-10', '2026-W11'],
  ['2026-01-01', '2026-W01'],
  ['2027-01-01', '2026-W53'],
  ['2024-12-30', '2025-W01'],
  ['2026-03-15', '2026-W11'],
])('%s is in %s', (day, week) => {
  expect(periodOf(day, 'WEEK')).toBe(week)
  expect(periodOf(day, 'DAY')).toBe(day)
})

test.each([
  [null, '2026-03-10'],
  ['2026-03-09', '2026-03-09'],
  ['2026-03-11', '2026-03-10'],
  ['2026-03-12', null],
])('a device that says %s on the 10th means %s', (given, day) => {
  expect(occurredDay(given === null ? null : dateOf(given), '2026-03-10')).toBe(day)
})
