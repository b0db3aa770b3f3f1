'use client'

import { useTranslations } from 'next-intl'
import { useWatch } from 'react-hook-form'
import { z } from 'zod'
import { SwitchField } from '../../components/ui/form/choice-fields'
import { Form } from '../../components/ui/form/form'
import { SeverityField } from '../../components/ui/form/severity-field'
import { TextAreaField } from '../../components/ui/form/text-fields'
import { useAppForm } from '../../components/ui/form/use-app-form'
import { ActionFields, ActionForm, newAction } from '../actions/action-fields'
import { ConflictNotice } from '../reports/conflict-notice'
import { useConflict } from '../reports/use-conflict'
import { type Answered, answersOf, FourQuestions } from './four-questions'
import { RouteField } from './route-field'

const answer = z.enum(['yes', 'no', 'unknown'])
const decision = z.object({
  answers: z.object({
    highEnergy: answer,
    energyReleased: answer,
    seriousInjury: answer,
    controlInPlace: answer,
  }),
  injured: z.boolean(),
  actualSeverity: z.int().optional(),
  potentialSeverity: z.int(),
  route: z.enum(['ON_THE_SPOT', 'ACTIONS', 'INVESTIGATION']),
  note: z.string().max(20_000),
})
const Acceptance = z.discriminatedUnion('withAction', [
  decision.extend({ withAction: z.literal(false) }),
  decision.extend({ withAction: z.literal(true), action: ActionForm }),
])
/** The form begins with empty answers, which the schema refuses. */
const AcceptanceForm: z.ZodType<z.output<typeof Acceptance>, Record<string, unknown>> = Acceptance
const unanswered: Answered = { highEnergy: '', energyReleased: '', seriousInjury: '', controlInPlace: '' }

type Values = z.output<typeof Acceptance>
export type AcceptDecision = ReturnType<typeof decisionOf>
export type FirstAction = z.output<typeof ActionForm>
type Props = {
  /** What the reporter already gave as potential. */
  least: number | null
  /** Many reports are accepted alike, but an action belongs to one. */
  withoutAction?: boolean
  anonymous?: boolean
  onClose: () => void
  onReload: () => void
  submit: (decision: AcceptDecision, action: FirstAction | null) => Promise<void>
}

function decisionOf({ answers, injured, actualSeverity, potentialSeverity, route, note }: Values) {
  return {
    answers: answersOf(answers),
    actualSeverity: injured ? (actualSeverity ?? null) : null,
    potentialSeverity,
    route,
    note: note || null,
  }
}

export function AcceptForm({ least, withoutAction, anonymous, onClose, onReload, submit }: Props) {
  const t = useTranslations('inbox.accept')
  const { conflict, guard } = useConflict()
  const form = useAppForm({
    schema: AcceptanceForm,
    values: {
      answers: unanswered,
      injured: false,
      route: '',
      note: '',
      withAction: false,
      action: newAction,
    },
    submit: (values) => guard(() => submit(decisionOf(values), values.withAction ? values.action : null)),
  })
  return (
    <>
      {conflict && <ConflictNotice error={conflict} onReload={onReload} />}
      <Form form={form} submitLabel={t('submit')} onCancel={onClose}>
        <FourQuestions />
        <Severities least={least} />
        <RouteField />
        <TextAreaField
          name="note"
          label={t('note')}
          description={t('noteHint')}
          rows={2}
          maxLength={20_000}
        />
        {!withoutAction && <SwitchField name="withAction" label={t('withAction')} />}
        <FirstActionFields anonymous={anonymous} />
      </Form>
    </>
  )
}

function Severities({ least }: { least: number | null }) {
  const t = useTranslations('inbox.accept')
  const [injured, actual] = useWatch({ name: ['injured', 'actualSeverity'] }) as [boolean, number | undefined]
  const floor = injured && actual ? actual : 1
  return (
    <>
      <SwitchField name="injured" label={t('injured')} />
      {injured && <SeverityField name="actualSeverity" label={t('actual')} />}
      <SeverityField
        name="potentialSeverity"
        label={t('potential')}
        description={t('potentialHint')}
        required
        from={Math.max(floor, least ?? 1)}
      />
    </>
  )
}

function FirstActionFields({ anonymous }: Pick<Props, 'anonymous'>) {
  return useWatch({ name: 'withAction' }) ? <ActionFields prefix="action." anonymous={anonymous} /> : null
}
