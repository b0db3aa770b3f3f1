'use client'

import { SetPinInput } from '@closecall/core/members/member.input'
import { useTranslations } from 'next-intl'
import { useApiMutation } from '../../api/client'
import { Form } from '../../components/ui/form/form'
import { TextField } from '../../components/ui/form/text-fields'
import { useAppForm } from '../../components/ui/form/use-app-form'
import { useToast } from '../../components/ui/toast'
import { SetPin } from './members.documents'

export function PinForm({ memberId, onDone }: { memberId: string; onDone: () => void }) {
  const t = useTranslations('settings.people')
  const toast = useToast()
  const [setPin] = useApiMutation(SetPin)
  const form = useAppForm({
    schema: SetPinInput,
    values: { memberId, pin: '' },
    submit: async (input) => {
      await setPin({ input })
      toast.done(t('pinSaved'))
      onDone()
    },
  })
  return (
    <Form form={form} submitLabel={t('pinSubmit')}>
      <TextField
        name="pin"
        label={t('pin')}
        description={t('pinHint')}
        inputMode="numeric"
        autoComplete="off"
        required
      />
    </Form>
  )
}
