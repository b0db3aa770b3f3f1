'use client'

import { ChangePasswordInput } from '@closecall/core/people/person.input'
import { useTranslations } from 'next-intl'
import { ApiError } from '../../api/error'
import { Form } from '../../components/ui/form/form'
import { PasswordField } from '../../components/ui/form/text-fields'
import { useAppForm } from '../../components/ui/form/use-app-form'
import { Panel } from '../../components/ui/panel'
import { useToast } from '../../components/ui/toast'
import { changePasswordAction } from './session.actions'

export function PasswordPanel() {
  const t = useTranslations('settings.profile')
  const toast = useToast()
  const form = useAppForm({
    schema: ChangePasswordInput,
    values: { current: '', next: '' },
    submit: async (input) => {
      const refused = await changePasswordAction(input)
      if (refused) throw ApiError.from(refused)
      form.reset()
      toast.done(t('passwordChanged'))
    },
  })
  return (
    <Panel title={t('password')} lead={t('passwordHint')}>
      <Form form={form} submitLabel={t('changePassword')}>
        <PasswordField name="current" label={t('current')} autoComplete="current-password" required />
        <PasswordField
          name="next"
          label={t('next')}
          description={t('nextHint')}
          autoComplete="new-password"
          required
        />
      </Form>
    </Panel>
  )
}
