import fc from 'fast-check'
import { expect, it } from 'vitest'
import { afterFailure, leaseSeconds, pauseAfter } from './mail'

const createdAt = new Date('2026-03-10T09:00:00Z')
const later = (hours: number) => new Date(createdAt.getTime() + hours * 3_600_000)

it('waits longer after each attempt, at most an hour', () => {
  expect([1, 2, 3, 4, 5, 50].map(pauseAfter)).toEqual([15, 60, 240, 960, 3_600, 3_600])
  expect(leaseSeconds).toBeGreaterThan(60)
})

it('gives up only what the other server refused, or after a fortnight', () => {
  const broken = { permanent: false, message: 'ECONNREFUSED' }
  expect(afterFailure({ attempts: 40, createdAt }, broken, later(335))).toMatchObject({
    retryAt: later(336),
  })
  expect(afterFailure({ attempts: 99, createdAt }, broken, later(337))).toMatchObject({ status: 'FAILED' })
  const refused = { permanent: true, message: 'no such mailbox' }
  expect(afterFailure({ attempts: 1, createdAt }, refused, later(0))).toMatchObject({ status: 'FAILED' })
})

it('never tries again in the past', () => {
  fc.assert(
    fc.property(fc.nat(100), fc.nat(336), (attempts, hours) => {
      const now = later(hours)
      const next = afterFailure({ attempts, createdAt }, { permanent: false, message: '' }, now)
      expect(next.retryAt?.getTime()).toBeGreaterThan(now.getTime())
    }),
  )
})
