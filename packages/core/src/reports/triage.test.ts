import { describe, expect, test } from 'vitest'
import { accepted, closed, reopened, requireMergeable } from './triage'

const now = new Date('2026-03-10T09:00:00Z')
const reason = (word: string) => expect.objectContaining({ reason: word })
const calm = { highEnergy: false, energyReleased: false, seriousInjury: false, controlInPlace: null }
const given = { answers: calm, actualSeverity: null, potentialSeverity: 3, route: 'ACTIONS', note: null }
const fresh = { potentialSeverity: null, acknowledgedAt: null }

describe('accepting', () => {
  test('takes the class from the answers', () => {
    expect(accepted(fresh, given, now)).toMatchObject({
      potentialClass: 'LOW',
      triagedAt: now,
      acknowledgedAt: now,
    })
  })

  test.each([
    ['HSIF', { highEnergy: true, energyReleased: true, seriousInjury: true, controlInPlace: false }],
    ['LSIF', { highEnergy: false, energyReleased: false, seriousInjury: true, controlInPlace: false }],
    ['PSIF', { highEnergy: true, energyReleased: true, seriousInjury: false, controlInPlace: false }],
  ])('%s goes to investigation and nowhere else', (potentialClass, answers) => {
    for (const route of ['ACTIONS', 'ON_THE_SPOT']) {
      expect(() => accepted(fresh, { ...given, answers, route }, now)).toThrow(
        reason('route.investigation_required'),
      )
    }
    const after = accepted(fresh, { ...given, answers, route: 'INVESTIGATION' }, now)
    expect(after).toMatchObject({ potentialClass, route: 'INVESTIGATION' })
  })

  test('never lowers what was confirmed, nor below what happened', () => {
    const confirmed = { ...fresh, potentialSeverity: 4 }
    expect(() => accepted(confirmed, given, now)).toThrow(reason('potential.lowering_needs_review'))
    expect(() => accepted(fresh, { ...given, actualSeverity: 4 }, now)).toThrow(
      reason('potential.below_actual'),
    )
  })

  test('a serious injury is not told as a small one', () => {
    const answers = { ...calm, seriousInjury: true }
    const hurt = { ...given, answers, route: 'INVESTIGATION' }
    const refused = reason('potential.below_serious')
    expect(() => accepted(fresh, { ...hurt, actualSeverity: 2 }, now)).toThrow(refused)
    expect(() => accepted(fresh, { ...hurt, potentialSeverity: 2 }, now)).toThrow(refused)
    expect(accepted(fresh, hurt, now)).toMatchObject({ potentialClass: 'LSIF' })
  })
})

test.each([
  ['ON_THE_SPOT', 0, 0, null],
  ['ON_THE_SPOT', 2, 1, 'report.actions_unverified'],
  ['ACTIONS', 0, 0, 'report.no_actions'],
  ['ACTIONS', 1, 0, null],
  ['ACTIONS', 3, 2, 'report.actions_unverified'],
  ['INVESTIGATION', 0, 0, 'report.no_actions'],
  ['INVESTIGATION', 2, 0, null],
])('closing %s with %i actions, %i unverified: %s', (route, all, unverified, refusal) => {
  const close = () => closed({ route, actedAt: null, verifiedAt: null }, { all, unverified }, 'Note', now)
  if (refusal) expect(close).toThrow(reason(refusal))
  else expect(close()).toMatchObject({ status: 'CLOSED', closedAt: now, actedAt: now })
})

test.each([
  ['itself', 'a', 'SUBMITTED', 'report.merge_into_itself'],
  ['a merged one', 'b', 'MERGED', 'report.merge_chain'],
  ['a rejected one', 'b', 'REJECTED', 'report.merge_target_rejected'],
  ['a closed one', 'b', 'CLOSED', null],
])('merging into %s', (_, id, status, refusal) => {
  const merge = () => requireMergeable({ id: 'a', privacy: 'NAMED' }, { id, status, privacy: 'NAMED' })
  if (refusal) expect(merge).toThrow(reason(refusal))
  else expect(merge).not.toThrow()
})

test('a closed report goes back to work, a rejected or merged one to the inbox', () => {
  expect(reopened({ status: 'CLOSED' }, 'why', now)).toMatchObject({ status: 'ACCEPTED', closedAt: null })
  for (const status of ['REJECTED', 'MERGED']) {
    const inbox = { status: 'SUBMITTED', triagedAt: null, mergedIntoId: null, waitingSince: now }
    expect(reopened({ status }, 'why', now)).toMatchObject(inbox)
  }
})
