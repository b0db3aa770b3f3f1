'use client'

import { useTranslations } from 'next-intl'
import { z } from 'zod'
import { useApiMutation } from '../../api/client'
import { Dialog } from '../../components/ui/dialog'
import { DateField } from '../../components/ui/form/date-fields'
import { Form } from '../../components/ui/form/form'
import { TextAreaField } from '../../components/ui/form/text-fields'
import { useAppForm } from '../../components/ui/form/use-app-form'
import { useToday } from '../../i18n/use-today'
import { ConflictNotice } from '../reports/conflict-notice'
import { useConflict } from '../reports/use-conflict'
import type { ActionItem } from './action-item'
import { ReturnAction } from './actions.documents'

type Props = {
  action: Pick<ActionItem, 'id' | 'version' | 'title'>
  opened: boolean
  onClose: () => void
  /** Close and read the newest state. */
  onReload: () => void
  onDone: () => void
}

const Return = z.object({ comment: z.string().trim().min(1).max(20_000), dueOn: z.string().nullable() })

/** What is missing, and perhaps until when. */
export function ReturnActionDialog(props: Props) {
  const t = useTranslations('actions')
  return (
    <Dialog opened={props.opened} onClose={props.onClose} title={t('return.title')}>
      <ReturnForm {...props} />
    </Dialog>
  )
}

function ReturnForm({ action, onClose, onReload, onDone }: Props) {
  const t = useTranslations('actions')
  const today = useToday()
  const { conflict, guard } = useConflict()
  const [giveBack] = useApiMutation(ReturnAction)
  const form = useAppForm({
    schema: Return,
    values: { comment: '', dueOn: '' },
    submit: ({ comment, dueOn }) =>
      guard(async () => {
        const { id, version } = action
        const input = { id, version, comment, dueOn: dueOn || null }
        await giveBack({ input }, { additionalTypenames: ['Report', 'Action'] })
        onDone()
        onClose()
      }),
  })
  return (
    <>
      {conflict && <ConflictNotice error={conflict} onReload={onReload} />}
      <p style={{ margin: '0 0 var(--cc-space-4)', color: 'var(--cc-ink-2)' }}>{action.title}</p>
      <Form form={form} submitLabel={t('return.submit')} onCancel={onClose}>
        <TextAreaField name="comment" label={t('return.comment')} required rows={4} maxLength={20_000} />
        <DateField name="dueOn" label={t('return.due')} clearable min={today} />
      </Form>
    </>
  )
}
