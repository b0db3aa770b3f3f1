'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useWatch } from 'react-hook-form'
import { z } from 'zod'
import { useApiMutation } from '../../api/client'
import { newId } from '../../api/new-id'
import { SwitchField } from '../../components/ui/form/choice-fields'
import { Form } from '../../components/ui/form/form'
import { SeverityField } from '../../components/ui/form/severity-field'
import { TextAreaField } from '../../components/ui/form/text-fields'
import { useAppForm } from '../../components/ui/form/use-app-form'
import { useToast } from '../../components/ui/toast'
import { ActionFields, ActionForm, newAction } from '../actions/action-fields'
import { AddAction } from '../actions/actions.documents'
import { ConflictNotice } from '../reports/conflict-notice'
import { useConflict } from '../reports/use-conflict'
import { type Answered, answersOf, FourQuestions } from './four-questions'
import { AcceptReport } from './inbox.documents'
import { RouteField } from './route-field'
import type { Triaged } from './triage-verb'

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

type Props = { report: Triaged; onClose: () => void; onReload: () => void; onDone: () => void }

export function AcceptForm({ report, onClose, onReload, onDone }: Props) {
  const t = useTranslations('inbox.accept')
  const toast = useToast()
  const { conflict, guard } = useConflict()
  const [actionId] = useState(newId)
  const [accept] = useApiMutation(AcceptReport)
  const [addAction] = useApiMutation(AddAction)
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
    submit: (values) =>
      guard(async () => {
        const { id, version } = report
        const { answers, injured, actualSeverity, potentialSeverity, route, note } = values
        const input = {
          id,
          version,
          answers: answersOf(answers),
          potentialSeverity,
          route,
          note: note || null,
        }
        await accept(
          { input: { ...input, actualSeverity: injured ? (actualSeverity ?? null) : null } },
          { additionalTypenames: ['Report', 'InboxClock', 'Viewer'] },
        )
        if (values.withAction) {
          await addAction({ input: { id: actionId, reportId: id, ...values.action } }).catch(toast.failed)
        }
        toast.done(t('done', { number: report.number }))
        onDone()
      }),
  })
  return (
    <>
      {conflict && <ConflictNotice error={conflict} onReload={onReload} />}
      <Form form={form} submitLabel={t('submit')} onCancel={onClose}>
        <FourQuestions />
        <Severities least={report.potentialSeverity} />
        <RouteField />
        <TextAreaField
          name="note"
          label={t('note')}
          description={t('noteHint')}
          rows={2}
          maxLength={20_000}
        />
        <SwitchField name="withAction" label={t('withAction')} />
        <FirstAction />
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

function FirstAction() {
  return useWatch({ name: 'withAction' }) ? <ActionFields prefix="action." /> : null
}
