'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useApiMutation } from '../../api/client'
import { ApiError } from '../../api/error'
import { newId } from '../../api/new-id'
import { Dialog } from '../../components/ui/dialog'
import { Form } from '../../components/ui/form/form'
import { useAppForm } from '../../components/ui/form/use-app-form'
import { useToast } from '../../components/ui/toast'
import { ActionFields, ActionForm, newAction } from './action-fields'
import { AddAction } from './actions.documents'

type Props = { report: { id: string; privacy: string }; opened: boolean; onClose: () => void }

export function AddActionDialog({ report, opened, onClose }: Props) {
  const t = useTranslations('actions')
  return (
    <Dialog opened={opened} onClose={onClose} title={t('add.title')} size="lg">
      <AddForm report={report} onClose={onClose} />
    </Dialog>
  )
}

function AddForm({ report, onClose }: Pick<Props, 'report' | 'onClose'>) {
  const t = useTranslations('actions')
  const toast = useToast()
  const [id, setId] = useState(newId)
  const [add] = useApiMutation(AddAction)
  const form = useAppForm({
    schema: ActionForm,
    values: newAction,
    submit: async (values) => {
      try {
        await add(
          { input: { id, reportId: report.id, ...values } },
          { additionalTypenames: ['Action', 'Report'] },
        )
      } catch (error) {
        // The lost answer was a yes: what stands here now is another action.
        if (ApiError.from(error).reason === 'action.already_added') setId(newId())
        throw error
      }
      toast.done(t('add.done'))
      onClose()
    },
  })
  return (
    <Form form={form} submitLabel={t('add.submit')} onCancel={onClose}>
      <ActionFields anonymous={report.privacy === 'ANONYMOUS'} />
    </Form>
  )
}
