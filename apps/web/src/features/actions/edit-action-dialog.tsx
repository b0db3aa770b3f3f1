'use client'

import { useTranslations } from 'next-intl'
import { useApiMutation } from '../../api/client'
import { Dialog } from '../../components/ui/dialog'
import { Form } from '../../components/ui/form/form'
import { useAppForm } from '../../components/ui/form/use-app-form'
import { useToast } from '../../components/ui/toast'
import { ConflictNotice } from '../reports/conflict-notice'
import { useConflict } from '../reports/use-conflict'
import { ActionFields, ActionForm } from './action-fields'
import type { ActionItem } from './action-item'
import { UpdateAction } from './actions.documents'

type Props = { action: ActionItem; opened: boolean; onClose: () => void; onReload: () => void }

export function EditActionDialog({ opened, ...props }: Props) {
  const t = useTranslations('actions')
  return (
    <Dialog opened={opened} onClose={props.onClose} title={t('edit.title')} size="lg">
      <EditForm {...props} />
    </Dialog>
  )
}

function EditForm({ action, onClose, onReload }: Omit<Props, 'opened'>) {
  const t = useTranslations('actions')
  const tCommon = useTranslations('common')
  const toast = useToast()
  const { conflict, guard } = useConflict()
  const [update] = useApiMutation(UpdateAction)
  const form = useAppForm({
    schema: ActionForm,
    values: {
      title: action.title,
      description: action.description ?? '',
      kind: action.kind,
      controlLevel: action.controlLevel,
      ownerId: action.owner.id,
      dueOn: action.dueOn.slice(0, 10),
    },
    submit: (values) =>
      guard(async () => {
        const dueOn = values.dueOn === action.dueOn.slice(0, 10) ? undefined : values.dueOn
        await update({ input: { ...values, dueOn, id: action.id, version: action.version } })
        toast.done(t('edit.done'))
        onClose()
      }),
  })
  return (
    <>
      {conflict && <ConflictNotice error={conflict} onReload={onReload} />}
      <Form form={form} submitLabel={tCommon('save')} onCancel={onClose}>
        <ActionFields owner={action.owner} ownerFixed={!action.viewerCan.reassign} />
      </Form>
    </>
  )
}
