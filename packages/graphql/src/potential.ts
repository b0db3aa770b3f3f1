import {
  answersOf,
  assessPotential,
  type PotentialAssessment,
  type PotentialReason,
  potentialQuestions,
} from '@closecall/core/potential/potential'
import { builder } from './builder'
import { PotentialClass } from './enums'

const PotentialQuestion = builder.enumType('PotentialQuestion', {
  description: 'The four questions that make potential reproducible (DOMAIN §5).',
  values: potentialQuestions,
})

export const PotentialAnswersInput = builder.inputType('PotentialAnswersInput', {
  description: 'Answers to the four questions; absent or null is “not sure”.',
  fields: (t) => ({
    highEnergy: t.boolean({ description: 'Was high energy present?' }),
    energyReleased: t.boolean({ description: 'Was it released with contact, or within 2 m of a person?' }),
    seriousInjury: t.boolean({ description: 'Was there a serious injury?' }),
    controlInPlace: t.boolean({ description: 'Was a direct control in place and working?' }),
  }),
})

const Reason = builder.objectRef<PotentialReason>('PotentialReason').implement({
  description: 'An answer that the class rests on.',
  fields: (t) => ({
    question: t.field({ type: PotentialQuestion, resolve: ({ question }) => question }),
    answer: t.exposeBoolean('answer', {
      nullable: true,
      description: 'Null: not sure, so read as the graver answer.',
    }),
  }),
})

const Assessment = builder.objectRef<PotentialAssessment>('PotentialAssessment').implement({
  description: 'The class that the four answers give, and why.',
  fields: (t) => ({
    class: t.field({ type: PotentialClass, resolve: (assessment) => assessment.class }),
    reasons: t.field({ type: [Reason], resolve: ({ reasons }) => reasons }),
    needsInvestigation: t.exposeBoolean('needsInvestigation', {
      description: 'True for HSIF, LSIF and PSIF: no other route is possible.',
    }),
  }),
})

builder.queryField('assessPotential', (t) =>
  t.field({
    type: Assessment,
    description: 'What the four answers would give, while triage is still thinking. Changes nothing.',
    args: { answers: t.arg({ type: PotentialAnswersInput, required: true }) },
    resolve: (_root, { answers }) => assessPotential(answersOf(answers)),
  }),
)

builder.prismaObjectField('Report', 'potentialReasons', (t) =>
  t.field({
    type: [Reason],
    nullable: true,
    description: 'Why the report has its potential class; null before triage.',
    select: {
      potentialClass: true,
      highEnergy: true,
      energyReleased: true,
      seriousInjury: true,
      controlInPlace: true,
    },
    resolve: (report) => (report.potentialClass ? assessPotential(answersOf(report)).reasons : null),
  }),
)
