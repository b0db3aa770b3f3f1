import { expect, it } from 'vitest'
import { lateBefore, leavesUndo, stateOf } from './box'

const at = (emptyAt: string, now: string, timeZone = 'Europe/Moscow') =>
  stateOf({ emptyAt: new Date(emptyAt), retiredAt: null }, new Date(now), timeZone)

it('is late once a whole day of the organisation went by, wherever the server is', () => {
  // 23:59 and 00:01 in Kathmandu (+05:45).
  expect(at('2026-03-10T05:00:00Z', '2026-03-10T18:14:00Z', 'Asia/Kathmandu').state).toBe('EMPTY')
  expect(at('2026-03-10T05:00:00Z', '2026-03-10T18:16:00Z', 'Asia/Kathmandu').state).toBe('DUE')
  expect(at('2026-03-10T05:00:00Z', '2026-03-11T18:14:00Z', 'Asia/Kathmandu').state).toBe('DUE')
  const late = { state: 'LATE', daysLate: 1 }
  expect(at('2026-03-10T05:00:00Z', '2026-03-11T18:16:00Z', 'Asia/Kathmandu')).toEqual(late)
  expect(at('2026-03-10T05:00:00Z', '2026-03-20T18:16:00Z', 'Asia/Kathmandu').daysLate).toBe(10)
  expect(at('2026-03-10T05:00:00Z', '2026-03-12T06:59:00Z', 'America/Los_Angeles').state).toBe('LATE')
  expect(at('2026-03-10T08:00:00Z', '2026-03-12T06:59:00Z', 'America/Los_Angeles').state).toBe('DUE')
})

it('counts calendar days where summer time makes one shorter', () => {
  expect(at('2026-03-28T22:30:00Z', '2026-03-29T21:30:00Z', 'Europe/Berlin').state).toBe('DUE')
  expect(at('2026-03-28T22:30:00Z', '2026-03-29T22:30:00Z', 'Europe/Berlin').state).toBe('LATE')
})

it('says the same to the database', () => {
  for (const timeZone of ['Asia/Kathmandu', 'America/Los_Angeles', 'Europe/Berlin', 'Pacific/Kiritimati']) {
    const before = lateBefore('2026-03-29', timeZone)
    const noon = new Date(before.getTime() + 36 * 3_600_000)
    const state = (emptyAt: number) =>
      stateOf({ emptyAt: new Date(emptyAt), retiredAt: null }, noon, timeZone)
    expect(state(before.getTime() - 1).state).toBe('LATE')
    expect(state(before.getTime()).state).toBe('DUE')
  }
})

it('calls no retired box late', () => {
  const long = new Date('2020-01-01T00:00:00Z')
  expect(stateOf({ emptyAt: long, retiredAt: long }, new Date(), 'UTC').state).toBe('RETIRED')
})

it('takes an emptying back within a day, before its cards are typed in, once', () => {
  const emptying = { emptiedAt: new Date('2026-03-10T05:00:00Z'), entered: 0, undoneAt: null }
  expect(leavesUndo(emptying, new Date('2026-03-11T04:59:59Z'))).toBe(true)
  expect(leavesUndo(emptying, new Date('2026-03-11T05:00:00Z'))).toBe(false)
  expect(leavesUndo({ ...emptying, entered: 1 }, emptying.emptiedAt)).toBe(false)
  expect(leavesUndo({ ...emptying, undoneAt: emptying.emptiedAt }, emptying.emptiedAt)).toBe(false)
})
