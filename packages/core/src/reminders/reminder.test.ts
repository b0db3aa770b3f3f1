import fc from 'fast-check'
import { expect, it } from 'vitest'
import { addDays } from '../access/local-day'
import { dueDays, reminderOn, stepOn } from './reminder'

it('reminds on the due day, after three days and after seven', () => {
  const steps = [-1, 0, 1, 2, 3, 6, 7, 13, 14].map((late) =>
    stepOn('2026-03-20', addDays('2026-03-20', -late)),
  )
  expect(steps).toEqual([null, 'due', 'due', 'due', 'late', 'late', 'escalated', 'escalated', null])
})

it('begins anew from the day work came back after its due day', () => {
  const on = (day: string, returnedOn: string) => reminderOn(day, { dueOn: '2026-03-01', returnedOn })
  const since = '2026-03-20'
  const days = ['2026-03-20', '2026-03-22', '2026-03-23', '2026-03-27', '2026-04-03']
  expect(days.map((day) => on(day, since))).toEqual([
    null,
    null,
    { step: 'late', since },
    { step: 'escalated', since },
    null,
  ])
  expect(on('2026-03-05', '2026-03-02')).toEqual({ step: 'late', since: '2026-03-01' })
  expect(reminderOn('2026-03-13', { dueOn: '2026-03-20', returnedOn: '2026-03-10' })).toBeNull()
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
