'use client'

import { CreateSiteInput, UpdateSiteInput } from '@closecall/core/sites/site.input'
import { useLocale, useTranslations } from 'next-intl'
import { useApiMutation } from '../../api/client'
import { SelectField } from '../../components/ui/form/choice-fields'
import { FieldRow } from '../../components/ui/form/field-row'
import { Form } from '../../components/ui/form/form'
import { NumberField, TextField } from '../../components/ui/form/text-fields'
import { useAppForm } from '../../components/ui/form/use-app-form'
import { timeZones } from '../session/places'
import type { SiteRow } from './site-row'
import { CreateSite, UpdateSite } from './sites.documents'
import classes from './sites.module.css'

type Props = { site?: SiteRow; timeZone: string; onDone: () => void }

export function SiteForm({ site, timeZone, onDone }: Props) {
  const t = useTranslations('settings.sites')
  const tCommon = useTranslations('common')
  const locale = useLocale()
  const [create] = useApiMutation(CreateSite)
  const [update] = useApiMutation(UpdateSite)
  const form = useAppForm({
    schema: site ? UpdateSiteInput : CreateSiteInput,
    values: {
      ...(site && { id: site.id }),
      name: site?.name ?? '',
      address: site?.address ?? '',
      headcount: site?.headcount ?? null,
      timeZone: site?.timeZone ?? timeZone,
      emergencyName: site?.emergencyName ?? '',
      emergencyPhone: site?.emergencyPhone ?? '',
    },
    submit: async (input) => {
      if ('id' in input) await update({ input })
      else await create({ input: { ...input, name: input.name ?? '' } })
      onDone()
    },
  })
  return (
    <Form form={form} submitLabel={site ? tCommon('save') : t('create')} onCancel={onDone}>
      <TextField name="name" label={t('name')} required />
      <TextField name="address" label={t('address')} autoComplete="street-address" />
      <FieldRow>
        <NumberField name="headcount" label={t('headcount')} description={t('headcountHint')} min={0} />
        <SelectField name="timeZone" label={t('timeZone')} options={timeZones(locale)} />
      </FieldRow>
      <h3>{t('emergency')}</h3>
      <p className={classes.hint}>{t('emergencyHint')}</p>
      <FieldRow>
        <TextField name="emergencyName" label={t('emergencyName')} description={t('emergencyNameHint')} />
        <TextField name="emergencyPhone" label={t('emergencyPhone')} type="tel" />
      </FieldRow>
    </Form>
  )
}
