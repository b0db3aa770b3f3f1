'use client'

import { UpdateOrganisationInput } from '@closecall/core/organisations/organisation.input'
import { useRouter } from 'next/navigation'
import { useLocale, useTranslations } from 'next-intl'
import { useApiMutation, useApiQuery } from '../../api/client'
import type { ResultOf } from '../../api/graphql'
import { ErrorState } from '../../components/ui/error-state'
import { SelectField } from '../../components/ui/form/choice-fields'
import { FieldRow } from '../../components/ui/form/field-row'
import { Form } from '../../components/ui/form/form'
import { NumberField, TextField } from '../../components/ui/form/text-fields'
import { useAppForm } from '../../components/ui/form/use-app-form'
import { Panel } from '../../components/ui/panel'
import { SkeletonPanel } from '../../components/ui/skeletons'
import { useToast } from '../../components/ui/toast'
import { locales } from '../../i18n/locales'
import { countries, timeZones } from '../session/places'
import { OwnOrganisation, UpdateOrganisation } from './organisations.documents'

type Organisation = ResultOf<typeof OwnOrganisation>['organisation']

export function OrganisationSettings({ editable }: { editable: boolean }) {
  const { data, error, retry } = useApiQuery(OwnOrganisation, {})
  if (error && !data) return <ErrorState error={error} onRetry={retry} />
  if (!data) return <SkeletonPanel height={520} shape="fields" />
  return <OrganisationForm organisation={data.organisation} editable={editable} />
}

function OrganisationForm({ organisation, editable }: { organisation: Organisation; editable: boolean }) {
  const t = useTranslations('settings.organisation')
  const tLanguage = useTranslations('common.language')
  const tCommon = useTranslations('common')
  const locale = useLocale()
  const router = useRouter()
  const toast = useToast()
  const [update] = useApiMutation(UpdateOrganisation)
  const { id: _, slug, ...values } = organisation
  const form = useAppForm({
    schema: UpdateOrganisationInput,
    values,
    submit: async (input) => {
      await update({ input })
      toast.done(tCommon('saved'))
      router.refresh()
    },
  })
  const days = { min: 0, max: 365, disabled: !editable }
  return (
    <Panel title={t('title')} lead={t('lead', { slug })}>
      <Form form={form} submitLabel={tCommon('save')} readOnly={!editable}>
        <TextField name="name" label={t('name')} required disabled={!editable} />
        <FieldRow>
          <SelectField name="country" label={t('country')} options={countries(locale)} disabled={!editable} />
          <SelectField
            name="locale"
            label={t('locale')}
            options={locales.map((value) => ({ value, label: tLanguage(value) }))}
            disabled={!editable}
          />
        </FieldRow>
        <SelectField name="timeZone" label={t('timeZone')} options={timeZones(locale)} disabled={!editable} />
        <h3>{t('promises')}</h3>
        <FieldRow>
          <NumberField name="acknowledgeHours" label={t('acknowledge')} suffix={t('hours')} {...days} />
          <NumberField name="triageWorkingDays" label={t('triage')} suffix={t('days')} {...days} />
        </FieldRow>
        <NumberField name="answerWorkingDays" label={t('answer')} suffix={t('days')} {...days} />
      </Form>
    </Panel>
  )
}
