'use client'

import { RegisterBoxInput } from '@closecall/core/boxes/box.input'
import { useTranslations } from 'next-intl'
import { useWatch } from 'react-hook-form'
import { useApiMutation, useApiQuery } from '../../api/client'
import { SelectField } from '../../components/ui/form/choice-fields'
import { Form } from '../../components/ui/form/form'
import { TextField } from '../../components/ui/form/text-fields'
import { useAppForm } from '../../components/ui/form/use-app-form'
import { SkeletonText } from '../../components/ui/skeletons'
import type { BoxRow } from './box-row'
import { BoxPlaces, RegisterBox, UpdateBox } from './boxes.documents'

type Props = { box?: BoxRow; onDone: () => void }

/** A new box, or another name and spot of one. A box does not move to another site: there it is a new one. */
export function BoxForm({ box, onDone }: Props) {
  const t = useTranslations('boxes')
  const tCommon = useTranslations('common')
  const { data } = useApiQuery(BoxPlaces, {})
  const [register] = useApiMutation(RegisterBox)
  const [update] = useApiMutation(UpdateBox)
  const form = useAppForm({
    schema: RegisterBoxInput,
    values: { siteId: box?.site.id ?? '', locationId: box?.location.id ?? '', name: box?.name ?? '' },
    submit: async ({ siteId, locationId, name }) => {
      if (box) await update({ input: { id: box.id, locationId, name } })
      else await register({ input: { siteId, locationId, name } })
      onDone()
    },
  })
  const siteId = useWatch({ control: form.control, name: 'siteId' })
  if (!data) return <SkeletonText lines={5} />
  const sites = data.sites.filter(({ id }) => !box || id === box.site.id)
  const spots = data.sites.find(({ id }) => id === siteId)?.locations ?? []
  const options = (rows: { id: string; name: string }[]) =>
    rows.map(({ id, name }) => ({ value: id, label: name }))
  return (
    <Form form={form} submitLabel={box ? tCommon('save') : t('add')} onCancel={onDone}>
      <SelectField
        name="siteId"
        label={t('site')}
        options={options(sites)}
        required
        disabled={Boolean(box)}
      />
      <SelectField
        name="locationId"
        label={t('location')}
        description={siteId && spots.length === 0 ? t('noLocations') : undefined}
        options={options(spots)}
        required
        disabled={!siteId}
      />
      <TextField name="name" label={t('name')} description={t('nameHint')} required />
    </Form>
  )
}
