import { expect, it } from 'vitest'
import { ApiError } from '../api/error'
import { afterRefusal, dated, type KioskCard } from './waiting'

it.each([
  // Only the server itself may end the waiting, and only by having the report or by refusing it for good.
  ['later', new ApiError('UNAVAILABLE', 'unavailable')],
  ['later', new ApiError('INTERNAL', 'internal')],
  ['later', new ApiError('RATE_LIMITED', 'anonymous.organisation_full')],
  ['later', new ApiError('PRECONDITION', 'anonymous.work')],
  ['arrived', new ApiError('CONFLICT', 'report.already_filed')],
  ['gone', new ApiError('NOT_FOUND', 'kiosk.unknown')],
  ['redate', new ApiError('INVALID', 'invalid', [{ path: 'occurredOn', message: 'in_future' }])],
  ['refused', new ApiError('INVALID', 'invalid', [{ path: 'whatHappened', message: 'required' }])],
])('%s after %s', (expected, error) => {
  expect(afterRefusal(error)).toBe(expected)
})

const card: KioskCard = {
  key: 'k',
  siteId: 's',
  type: 'NEAR_MISS',
  whatHappened: 'A loose rail.',
  occurredOn: null,
  urgent: false,
}

it('keeps the day of where the kiosk hangs with a card that waits, and no hour', () => {
  const late = new Date('2026-03-10T22:30:00Z')
  expect(dated(card, { timeZone: 'Europe/Moscow' }, late).occurredOn).toBe('2026-03-11')
  expect(dated(card, { timeZone: 'Europe/London' }, late).occurredOn).toBe('2026-03-10')
  expect(dated({ ...card, occurredOn: '2026-03-01' }, { timeZone: 'UTC' }, late).occurredOn).toBe(
    '2026-03-01',
  )
})
