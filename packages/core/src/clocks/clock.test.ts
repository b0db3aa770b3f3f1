import { expect, it } from 'vitest'
import { daysBetween, zonesPast } from './clock'

const past = (hour: number, moment: string, zones: string[]) => [...zonesPast(hour, new Date(moment), zones)]

it('reads the clock on the wall, not that of the server', () => {
  expect(past(8, '2026-03-10T02:14:59Z', ['Asia/Kathmandu'])).toEqual([])
  expect(past(8, '2026-03-10T02:15:00Z', ['Asia/Kathmandu'])).toEqual([['2026-03-10', ['Asia/Kathmandu']]])
  expect(past(0, '2026-03-09T21:00:00Z', ['Europe/Moscow'])).toEqual([['2026-03-10', ['Europe/Moscow']]])
})

it('groups the zones where the hour has struck by their day', () => {
  const zones = ['Europe/Moscow', 'America/Los_Angeles', 'Europe/London', 'Mars/Olympus']
  expect(past(8, '2026-03-10T05:00:00Z', zones)).toEqual([
    ['2026-03-10', ['Europe/Moscow']],
    ['2026-03-09', ['America/Los_Angeles']],
  ])
})

it('keeps its hour when summer time begins', () => {
  expect(past(8, '2026-03-28T06:59:59Z', ['Europe/Berlin'])).toEqual([])
  expect(past(8, '2026-03-29T06:00:00Z', ['Europe/Berlin'])).toHaveLength(1)
})

it('counts calendar days', () => {
  expect(daysBetween('2026-02-27', '2026-03-02')).toBe(3)
})
