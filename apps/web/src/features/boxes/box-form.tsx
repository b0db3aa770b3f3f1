'use client'

import { RegisterBoxInput } from '@closecall/core/boxes/box.input'
import { useTranslations } from 'next-intl'
import { useApiMutation, useApiQuery } from '../../api/client'
import { Form } from '../../components/ui/form/form'
import { TextField } from '../../components/ui/form/text-fields'
import { useAppForm } from '../../components/ui/form/use-app-form'
import { SkeletonText } from '../../components/ui/skeletons'
import { PlaceFields } from '../sites/place-fields'
import { SitePlaces } from '../sites/sites.documents'
import type { BoxRow } from './box-row'
import { RegisterBox, UpdateBox } from './boxes.documents'

type Props = { box?: BoxRow; onDone: () => void }

/** A new box, or another name and spot of one. A box does not move to another site: there it is a new one. */
export function BoxForm({ box, onDone }: Props) {
  const t = useTranslations('boxes')
  const tCommon = useTranslations('common')
  const { data } = useApiQuery(SitePlaces, {})
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
  if (!data) return <SkeletonText lines={5} />
  const sites = data.sites.filter(({ id }) => !box || id === box.site.id)
  return (
    <Form form={form} submitLabel={box ? tCommon('save') : t('add')} onCancel={onDone}>
      <PlaceFields sites={sites} siteFixed={Boolean(box)} location={{ required: true }} />
      <TextField name="name" label={t('name')} description={t('nameHint')} required />
    </Form>
  )
}
