import fc from 'fast-check'
import { expect, it } from 'vitest'
import { addDays } from '../access/local-day'
import { dueDays, stepOn } from './reminder'

it('reminds on the due day, after three days and after seven', () => {
  const steps = [-1, 0, 1, 2, 3, 6, 7, 13, 14].map((late) =>
    stepOn('2026-03-20', addDays('2026-03-20', -late)),
  )
  expect(steps).toEqual([null, 'due', 'due', 'due', 'late', 'late', 'escalated', 'escalated', null])
})

it('looks at exactly the due days that need a reminder', () => {
  fc.assert(
    fc.property(fc.integer({ min: -30, max: 30 }), (late) => {
      const dueOn = addDays('2026-03-20', -late)
      const { gt, lte } = dueDays('2026-03-20')
      const looked = new Date(dueOn) > gt && new Date(dueOn) <= lte
      expect(looked).toBe(stepOn('2026-03-20', dueOn) !== null)
    }),
  )
})
