import { expect, it } from 'vitest'
import { byUrgency, isRedeemed, type KioskRow } from './kiosk-row'

const kiosk = (state: KioskRow['state'], enrolledAt: string | null = null) =>
  ({ id: 'gate', state, enrolledAt }) as KioskRow

it('shows first the kiosks somebody has to walk to', () => {
  const mixed = (['REVOKED', 'ONLINE', 'AWAITING', 'SILENT'] as const).map((state) => kiosk(state))
  expect(byUrgency(mixed).map(({ state }) => state)).toEqual(['SILENT', 'AWAITING', 'ONLINE', 'REVOKED'])
})

it('takes no former tablet for the one that comes by the code', () => {
  const [before, after] = ['2026-03-10T06:00:00Z', '2026-03-10T07:00:00Z']
  const told = (enrolledAt: string | null) => ({ kiosk: { id: 'gate', name: 'Gate', enrolledAt } })
  expect(isRedeemed(told(null), [kiosk('AWAITING')])).toBe(false)
  expect(isRedeemed(told(null), [kiosk('ONLINE', after)])).toBe(true)
  expect(isRedeemed(told(before), [kiosk('ONLINE', before)]), 'not read again yet').toBe(false)
  expect(isRedeemed(told(before), [kiosk('ONLINE', after)])).toBe(true)
  expect(isRedeemed(told(before), [kiosk('AWAITING')]), 'freed with the PIN').toBe(false)
  expect(isRedeemed(told(null), []), 'not read yet').toBe(false)
})
