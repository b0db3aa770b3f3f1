import { invalid } from '../access/errors'
import type { potentialClasses } from '../reports/report'

export type PotentialClass = (typeof potentialClasses)[number]

export const potentialQuestions = ['highEnergy', 'energyReleased', 'seriousInjury', 'controlInPlace'] as const
export type PotentialQuestion = (typeof potentialQuestions)[number]
/** Null is "not sure". */
export type PotentialAnswers = Record<PotentialQuestion, boolean | null>

/** One answer the class rests on. */
export type PotentialReason = { question: PotentialQuestion; answer: boolean | null }
export type PotentialAssessment = {
  class: PotentialClass
  reasons: PotentialReason[]
  needsInvestigation: boolean
}

/** The answers among other things; a missing one is "not sure". */
export function answersOf(
  given: { [question in PotentialQuestion]?: boolean | null | undefined },
): PotentialAnswers {
  const { highEnergy = null, energyReleased = null, seriousInjury = null, controlInPlace = null } = given
  return { highEnergy, energyReleased, seriousInjury, controlInPlace }
}

const investigated: readonly PotentialClass[] = ['HSIF', 'LSIF', 'PSIF']

/** HSIF, LSIF and PSIF always go to investigation (DOMAIN §5). */
export const needsInvestigation = (of: PotentialClass): boolean => investigated.includes(of)

/**
 * The four questions give the class, for every combination of answers. "Not sure" is read as the graver answer, with
 * one exception: an injury is claimed only when somebody says so; not being sure of it means the control cannot be
 * said to have held.
 */
export function assessPotential(answers: PotentialAnswers): PotentialAssessment {
  const [of, ...decisive] = classOf(answers)
  const reasons = decisive.map((question) => ({ question, answer: answers[question] }))
  return { class: of, reasons, needsInvestigation: needsInvestigation(of) }
}

/** The class and the questions that decided it. */
function classOf(answers: PotentialAnswers): [PotentialClass, ...PotentialQuestion[]] {
  const energy = answers.highEnergy !== false
  const released = answers.energyReleased !== false
  if (answers.seriousInjury === true) {
    if (!energy) return ['LSIF', 'seriousInjury', 'highEnergy']
    return [released ? 'HSIF' : 'LSIF', 'seriousInjury', 'highEnergy', 'energyReleased']
  }
  if (!energy) return ['LOW', 'seriousInjury', 'highEnergy']
  const control = answers.controlInPlace === true
  if (!released) return [control ? 'SUCCESS' : 'EXPOSURE', ...potentialQuestions]
  const held = control && answers.seriousInjury === false
  return [held ? 'CAPACITY' : 'PSIF', ...potentialQuestions]
}

/** Potential is never lower than actual (DOMAIN §5). */
export function requireAtLeastActual(path: string, potential: number, actual: number | null): void {
  if (actual === null || potential >= actual) return
  throw invalid([{ path, message: 'below_actual' }], 'potential.below_actual')
}

const seriousAt = 3

/** A serious injury is lost time at the least: the class and the severities tell one story (DOMAIN §5). */
export function requireSeriousInjury(
  answers: Pick<PotentialAnswers, 'seriousInjury'>,
  potential: number,
  actual: number | null,
): void {
  if (answers.seriousInjury !== true) return
  const fields = [
    ...(actual !== null && actual < seriousAt ? ['actualSeverity'] : []),
    ...(potential < seriousAt ? ['potentialSeverity'] : []),
  ].map((path) => ({ path, message: 'below_serious' }))
  if (fields.length > 0) throw invalid(fields, 'potential.below_serious')
}
