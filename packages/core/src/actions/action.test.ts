import { describe, expect, test } from 'vitest'
import { actionStatuses, actionVerbs, isOverdue, leavesOpen, requireDueDay } from './action'
import { abilities, can } from './action.policy'

const open: Record<(typeof actionStatuses)[number], string[]> = {
  OPEN: ['start', 'edit', 'reassign'],
  IN_PROGRESS: ['finish', 'edit', 'reassign'],
  DONE: ['verify', 'return', 'edit'],
  VERIFIED: [],
}

test.each(actionStatuses)('%s leaves open exactly its own steps', (status) => {
  expect(actionVerbs.filter((verb) => leavesOpen({ status }, verb))).toEqual(open[status])
})

describe('overdue', () => {
  const action = (status: string) => ({ status, dueOn: new Date('2026-03-10T00:00:00Z') })

  test('from the day after the due day', () => {
    expect(isOverdue(action('OPEN'), '2026-03-10')).toBe(false)
    expect(isOverdue(action('OPEN'), '2026-03-11')).toBe(true)
    expect(isOverdue(action('IN_PROGRESS'), '2027-01-01')).toBe(true)
  })

  test('never once it is done', () => {
    expect(isOverdue(action('DONE'), '2026-03-11')).toBe(false)
    expect(isOverdue(action('VERIFIED'), '2026-03-11')).toBe(false)
  })

  test('a new due day is today or later', () => {
    const due = new Date('2026-03-10T00:00:00Z')
    expect(() => requireDueDay(due, '2026-03-10')).not.toThrow()
    expect(() => requireDueDay(due, '2026-03-11')).toThrow(
      expect.objectContaining({ reason: 'action.due_in_the_past' }),
    )
  })
})

describe('the doer never verifies', () => {
  const officer = {
    kind: 'member' as const,
    memberId: 'officer',
    personId: null,
    role: 'SAFETY_OFFICER' as const,
    sites: 'ALL' as const,
    locale: 'en' as const,
    name: 'Olga',
  }
  const done = { status: 'DONE', siteId: 'north', ownerId: 'ivan', doneById: 'ivan' }

  test.each([
    ['somebody else’s work', done, true],
    ['work of hers that another finished', { ...done, ownerId: 'officer' }, false],
    ['work she finished for another', { ...done, doneById: 'officer' }, false],
  ])('an officer and %s', (_, action, may) => {
    expect(can.verify(officer, action).allowed).toBe(may)
    expect(can.return(officer, action).allowed).toBe(may)
    expect(abilities(officer, action)).toMatchObject({ verify: may, return: may, start: false })
  })

  test('an officer elsewhere does nothing here', () => {
    const elsewhere = { ...officer, sites: ['south'] }
    expect(Object.values(abilities(elsewhere, done))).not.toContain(true)
  })
})
