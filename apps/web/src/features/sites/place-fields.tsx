'use client'

import { useTranslations } from 'next-intl'
import { useFormContext, useWatch } from 'react-hook-form'
import { SelectField } from '../../components/ui/form/choice-fields'

type Named = { id: string; name: string }
type Props = {
  sites: (Named & { locations: Named[] })[]
  /** Of what cannot move to another one. */
  siteFixed?: boolean
  location: { required?: boolean; description?: string }
}

const options = (rows: Named[]) => rows.map(({ id, name }) => ({ value: id, label: name }))

/** `siteId` and `locationId`, one of that site's. */
export function PlaceFields({ sites, siteFixed, location: { required, description } }: Props) {
  const t = useTranslations('common.place')
  const { setValue } = useFormContext()
  const siteId = useWatch({ name: 'siteId' })
  const spots = sites.find(({ id }) => id === siteId)?.locations ?? []
  return (
    <>
      <SelectField
        name="siteId"
        label={t('site')}
        options={options(sites)}
        required
        disabled={siteFixed}
        onPicked={() => setValue('locationId', '')}
      />
      <SelectField
        name="locationId"
        label={t('location')}
        description={siteId && spots.length === 0 ? t('noLocations') : description}
        options={options(spots)}
        required={required}
        clearable={!required}
        disabled={!siteId}
      />
    </>
  )
}
