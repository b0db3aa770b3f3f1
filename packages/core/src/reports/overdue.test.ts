import { expect, test } from 'vitest'
import { clockAt, isOverdue } from './overdue'

// Friday noon in Moscow.
const clock = clockAt(new Date('2026-03-13T09:00:00Z'), { timeZone: 'Europe/Moscow', triageWorkingDays: 2 })
const report = { status: 'ACCEPTED', submittedAt: new Date('2026-03-01T09:00:00Z'), waitingSince: null }
const due = (status: string, day: string) => [{ status, dueOn: new Date(`${day}T00:00:00Z`) }]

test.each([
  ['due today', due('OPEN', '2026-03-13'), false],
  ['due yesterday', due('OPEN', '2026-03-12'), true],
  ['begun and late', due('IN_PROGRESS', '2026-03-12'), true],
  ['done, waiting for verification', due('DONE', '2026-03-01'), false],
  ['verified', due('VERIFIED', '2026-03-01'), false],
  ['no action', [], false],
])('an accepted report with an action %s', (_name, actions, late) => {
  expect(isOverdue({ ...report, actions }, clock)).toBe(late)
})

test.each([
  ['2026-03-10T20:59:00Z', true],
  ['2026-03-10T21:00:00Z', false],
])('untriaged since %s', (submittedAt, late) => {
  const since = { submittedAt: new Date(submittedAt), waitingSince: null }
  const waiting = { status: 'SUBMITTED', ...since, actions: [] }
  expect(isOverdue(waiting, clock)).toBe(late)
  expect(isOverdue({ ...waiting, status: 'RETURNED' }, clock)).toBe(false)
  const again = { submittedAt: new Date('2026-03-01T09:00:00Z'), waitingSince: new Date(submittedAt) }
  expect(isOverdue({ ...waiting, ...again }, clock)).toBe(late)
})
