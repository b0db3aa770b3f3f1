import { expect, test } from 'vitest'
import { type Answer, afterText, momentOf, passes, stopsAll, waitBefore } from './kept'

const refused = (code: string, reason = '', more = {}): Answer => ({ refused: { code, reason, ...more } })

test.each([
  ['no network', null, 'network'],
  ['a proxy without a server behind it', { status: 502 }, 'server'],
  ['the sign-in page of a hotel', { status: 200 }, 'server'],
  ['a proxy that counts', { status: 429 }, 'busy'],
  ['an API that is away', refused('UNAVAILABLE'), 'server'],
  ['a fault', refused('INTERNAL'), 'server'],
  ['too many', refused('RATE_LIMITED'), 'busy'],
  ['no session', refused('UNAUTHENTICATED'), 'session'],
  ['the session of somebody else', refused('CONFLICT', 'member.other'), 'member'],
])('a card stays and waits at %s', (_what, answer, kind) => {
  expect(afterText(answer)).toEqual({ state: 'waiting', problem: { kind } })
})

test('a card is given back, with what is wrong, when asking again would not help', () => {
  const fields = [{ path: 'siteId' }, { path: 'siteId' }, { path: 'whatHappened' }]
  expect(afterText(refused('INVALID', 'invalid', { fields }))).toEqual({
    state: 'draft',
    problem: { kind: 'invalid', fields: ['siteId', 'whatHappened'] },
  })
  expect(afterText(refused('NOT_FOUND')).problem).toEqual({ kind: 'invalid', fields: ['siteId'] })
  expect(afterText(refused('FORBIDDEN')).problem).toEqual({ kind: 'refused' })
  expect(afterText(refused('CONFLICT', 'report.id_taken')).problem).toEqual({ kind: 'taken' })
})

test('what arrived before it was changed is told with its number, and is no success', () => {
  const details = { number: 'NM-2026-0042', privacy: 'NAMED', changed: ['proposal'] }
  expect(afterText(refused('CONFLICT', 'report.already_filed', { details }))).toEqual({
    state: 'draft',
    problem: { kind: 'filed', ...details },
  })
})

test('words that arrived leave the photos to send', () => {
  const sent = { id: 'a', number: 'NM-2026-0042', promises: [] }
  expect(afterText({ sent })).toEqual({ state: 'filed', problem: null, sent })
})

test('only what would meet every card stops the others, and only what passes is tried by the clock', () => {
  expect(stopsAll({ kind: 'network' })).toBe(true)
  expect(stopsAll({ kind: 'session' })).toBe(true)
  expect(stopsAll({ kind: 'server' })).toBe(false)
  expect(passes({ kind: 'server' })).toBe(true)
  expect(passes({ kind: 'session' })).toBe(false)
  expect(passes(null)).toBe(true)
})

test('tries come further apart, up to some minutes', () => {
  expect(waitBefore(0, 0.5)).toBe(5_000)
  expect(waitBefore(3, 0.5)).toBe(40_000)
  expect(waitBefore(40, 0.5)).toBe(300_000)
  expect(waitBefore(0, 0)).toBeLessThan(waitBefore(0, 1))
})

test('a clock that is six hours wrong moves no event', () => {
  const server = Date.parse('2026-11-22T12:00:00Z')
  for (const wrong of [-6, 0, 6]) {
    const device = server + wrong * 3_600_000
    const tenMinutesAgo = new Date(device - 600_000).toISOString()
    expect(momentOf(tenMinutesAgo, device, server)).toBe('2026-11-22T11:50:00.000Z')
  }
  expect(momentOf('2026-11-22T18:00:00Z', server, server), 'a clock set back meanwhile').toBe(
    '2026-11-22T12:00:00.000Z',
  )
})
