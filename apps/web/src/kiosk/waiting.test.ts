import { expect, it } from 'vitest'
import { ApiError } from '../api/error'
import { afterRefusal, dated, type KioskCard } from './waiting'

it.each([
  // Only the server itself may end the waiting, and only by having the report or by refusing its words for good.
  ['away', new ApiError('UNAVAILABLE', 'unavailable')],
  ['away', new ApiError('RATE_LIMITED', 'anonymous.organisation_full')],
  ['later', new ApiError('INTERNAL', 'internal')],
  ['later', new ApiError('PRECONDITION', 'anonymous.work')],
  ['later', new ApiError('FORBIDDEN', 'forbidden')],
  ['later', new ApiError('LIMIT', 'anonymous.no_receipt')],
  ['later', new ApiError('CONFLICT', 'conflict')],
  ['later', new ApiError('INVALID', 'invalid')],
  ['outdated', new ApiError('FORBIDDEN', 'document_not_trusted')],
  ['arrived', new ApiError('CONFLICT', 'report.already_filed')],
  ['dead', new ApiError('NOT_FOUND', 'kiosk.unknown')],
  ['gone', new ApiError('NOT_FOUND', 'not_found')],
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

it('gives no day where the clock was never set', () => {
  expect(dated(card, { timeZone: 'UTC' }, new Date('1970-01-01T05:00:00Z')).occurredOn).toBeNull()
})
