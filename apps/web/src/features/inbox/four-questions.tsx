'use client'

import { useTranslations } from 'next-intl'
import { useEffect } from 'react'
import { useFormContext, useWatch } from 'react-hook-form'
import { useApiQuery } from '../../api/client'
import { SegmentedField } from '../../components/ui/form/choice-fields'
import classes from './accept.module.css'
import { AssessPotential } from './inbox.documents'

export const questions = ['highEnergy', 'energyReleased', 'seriousInjury', 'controlInPlace'] as const
export type Answered = Record<(typeof questions)[number], '' | 'yes' | 'no' | 'unknown'>

export const answersOf = (given: Answered) => {
  const value = (answer: string) => (answer === 'yes' ? true : answer === 'no' ? false : null)
  return Object.fromEntries(questions.map((name) => [name, value(given[name])])) as Record<
    (typeof questions)[number],
    boolean | null
  >
}

/** The four questions and, as soon as all have an answer, the class they give with its reasons. */
export function FourQuestions() {
  const t = useTranslations('reports')
  const options = (['yes', 'no', 'unknown'] as const).map((value) => ({
    value,
    label: t(`answers.${value}`),
  }))
  const hint = (name: string) =>
    t.has(`questionHint.${name}` as 'questionHint.highEnergy')
      ? t(`questionHint.${name}` as 'questionHint.highEnergy')
      : undefined
  return (
    <>
      {questions.map((name) => (
        <SegmentedField
          key={name}
          name={`answers.${name}`}
          label={t(`question.${name}`)}
          description={hint(name)}
          options={options}
          required
        />
      ))}
      <Assessed />
    </>
  )
}

export function useAssessment() {
  const given = useWatch({ name: 'answers' }) as Answered
  const complete = questions.every((name) => given[name])
  const { data } = useApiQuery(
    AssessPotential,
    { answers: answersOf(given) },
    { pause: !complete, requestPolicy: 'cache-first' },
  )
  return complete ? data?.assessPotential : undefined
}

function Assessed() {
  const t = useTranslations('reports')
  const tInbox = useTranslations('inbox.accept')
  const assessment = useAssessment()
  const { setValue } = useFormContext()
  const forced = assessment?.needsInvestigation
  useEffect(() => {
    if (forced) setValue('route', 'INVESTIGATION', { shouldValidate: true })
  }, [forced, setValue])
  return (
    <output className={classes.class} data-class={assessment?.class} aria-live="polite">
      {assessment ? (
        <>
          <strong>
            <abbr>{assessment.class}</abbr> {t(`class.${assessment.class}`)}
          </strong>
          <span>{t(`classHint.${assessment.class}`)}</span>
        </>
      ) : (
        <span>{tInbox('classWaiting')}</span>
      )}
    </output>
  )
}
