import { describe, expect, test } from 'vitest'
import {
  assessPotential,
  type PotentialAnswers,
  type PotentialClass,
  potentialQuestions,
  requireAtLeastActual,
} from './potential'

const answer = { y: true, n: false, '?': null } as const
type Mark = keyof typeof answer

/** High energy, released, serious injury, control in place. */
const answers = (marks: string): PotentialAnswers => {
  const [highEnergy, energyReleased, seriousInjury, controlInPlace] = [...marks].map((m) => answer[m as Mark])
  return { highEnergy, energyReleased, seriousInjury, controlInPlace } as PotentialAnswers
}

const sure: [string, PotentialClass][] = [
  ['yyyy', 'HSIF'],
  ['yyyn', 'HSIF'],
  ['yyny', 'CAPACITY'],
  ['yynn', 'PSIF'],
  ['ynyy', 'LSIF'],
  ['ynyn', 'LSIF'],
  ['ynny', 'SUCCESS'],
  ['ynnn', 'EXPOSURE'],
  ['nyyy', 'LSIF'],
  ['nyyn', 'LSIF'],
  ['nyny', 'LOW'],
  ['nynn', 'LOW'],
  ['nnyy', 'LSIF'],
  ['nnyn', 'LSIF'],
  ['nnny', 'LOW'],
  ['nnnn', 'LOW'],
]

const unsure: [string, PotentialClass][] = [
  ['????', 'PSIF'],
  ['??n?', 'PSIF'],
  ['??y?', 'HSIF'],
  ['?yny', 'CAPACITY'],
  ['y?ny', 'CAPACITY'],
  ['yy?y', 'PSIF'],
  ['yyn?', 'PSIF'],
  ['yn?y', 'SUCCESS'],
  ['ynn?', 'EXPOSURE'],
  ['?nn?', 'EXPOSURE'],
  ['n???', 'LOW'],
  ['n?y?', 'LSIF'],
  ['?yyy', 'HSIF'],
  ['y?yn', 'HSIF'],
  ['?nyy', 'LSIF'],
]

const every = (marks: string): string[] =>
  potentialQuestions.reduce<string[]>(
    (known) => known.flatMap((prefix) => [...marks].map((mark) => prefix + mark)),
    [''],
  )

describe('the four questions', () => {
  test.each([...sure, ...unsure])('%s → %s', (marks, expected) => {
    expect(assessPotential(answers(marks)).class).toBe(expected)
  })

  test('the table of sure answers is complete', () => {
    expect(sure.map(([marks]) => marks)).toEqual(every('yn'))
  })

  test('every one of the 81 combinations has a class, reasons of its own answers, and the route that follows', () => {
    for (const marks of every('yn?')) {
      const given = answers(marks)
      const { class: of, reasons, needsInvestigation } = assessPotential(given)
      expect(needsInvestigation).toBe(['HSIF', 'LSIF', 'PSIF'].includes(of))
      expect(reasons.length).toBeGreaterThan(1)
      for (const reason of reasons) expect(reason.answer).toBe(given[reason.question])
    }
  })

  test('the class rests on its reasons alone: other answers change nothing', () => {
    for (const marks of every('yn?')) {
      const given = answers(marks)
      const { class: of, reasons } = assessPotential(given)
      const free = potentialQuestions.filter(
        (question) => !reasons.some((each) => each.question === question),
      )
      for (const question of free) {
        for (const other of [true, false, null]) {
          expect(assessPotential({ ...given, [question]: other }).class).toBe(of)
        }
      }
    }
  })

  test('an injury is never claimed by somebody who is not sure', () => {
    for (const marks of every('yn?').filter((each) => each[2] !== 'y')) {
      expect(['HSIF', 'LSIF']).not.toContain(assessPotential(answers(marks)).class)
    }
  })
})

test('potential is never lower than actual', () => {
  expect(() => requireAtLeastActual('to', 2, 3)).toThrow(
    expect.objectContaining({ reason: 'potential.below_actual' }),
  )
  expect(() => requireAtLeastActual('to', 3, 3)).not.toThrow()
  expect(() => requireAtLeastActual('to', 1, null)).not.toThrow()
})
