'use client'

import { UpdateProfileInput } from '@closecall/core/people/person.input'
import { Switch, useMantineColorScheme } from '@mantine/core'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useApiMutation } from '../../api/client'
import { SegmentedField } from '../../components/ui/form/choice-fields'
import { Form } from '../../components/ui/form/form'
import { TextField } from '../../components/ui/form/text-fields'
import { useAppForm } from '../../components/ui/form/use-app-form'
import { Panel } from '../../components/ui/panel'
import { Segmented } from '../../components/ui/segmented'
import { useSingleKeys } from '../../components/ui/single-keys'
import { useToast } from '../../components/ui/toast'
import { type Locale, locales } from '../../i18n/locales'
import { PasswordPanel } from './password-panel'
import { UpdateProfile } from './session.documents'

type Props = { name: string; locale: Locale; email: string | null; hasAccount: boolean }

export function ProfileSettings({ name, locale, email, hasAccount }: Props) {
  const t = useTranslations('settings.profile')
  const tCommon = useTranslations('common')
  const tTheme = useTranslations('nav.theme')
  const router = useRouter()
  const toast = useToast()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const singleKeys = useSingleKeys()
  const [update] = useApiMutation(UpdateProfile)
  const form = useAppForm({
    schema: UpdateProfileInput,
    values: { name, locale },
    submit: async (input) => {
      await update({ input })
      router.refresh()
      toast.done(tCommon('saved'))
    },
  })
  return (
    <>
      <Panel title={t('title')} lead={email ?? undefined}>
        <Form form={form} submitLabel={tCommon('save')}>
          <TextField name="name" label={t('name')} autoComplete="name" required />
          <SegmentedField
            name="locale"
            label={t('locale')}
            description={t('localeHint')}
            options={locales.map((value) => ({ value, label: tCommon(`language.${value}`) }))}
          />
        </Form>
      </Panel>
      <Panel title={tTheme('label')} lead={t('themeHint')}>
        <Segmented
          label={tTheme('label')}
          value={colorScheme}
          onChange={setColorScheme}
          options={(['auto', 'light', 'dark'] as const).map((value) => ({ value, label: tTheme(value) }))}
        />
      </Panel>
      <Panel title={t('keys')} lead={t('keysHint')}>
        <Switch
          label={t('singleKeys')}
          checked={singleKeys.on}
          onChange={(event) => singleKeys.setOn(event.currentTarget.checked)}
        />
      </Panel>
      {hasAccount && <PasswordPanel />}
    </>
  )
}
