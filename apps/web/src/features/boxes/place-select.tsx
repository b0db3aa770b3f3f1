'use client'

import { NativeSelect } from '@mantine/core'
import { useTranslations } from 'next-intl'
import type { Place } from './card-draft'

type Props = { sites: Place[]; value: string; onChange: (value: string) => void }

/** Site and spot in one field: the browser's own list is searched by typing and never leaves the keyboard. */
export function PlaceSelect({ sites, value, onChange }: Props) {
  const t = useTranslations('boxes')
  const data = sites.map((site) => ({
    group: site.name,
    items: [
      ...site.locations.map(({ id, name }) => ({ value: `${site.id}/${id}`, label: name })),
      { value: `${site.id}/`, label: t('elsewhere', { site: site.name }) },
    ],
  }))
  return (
    <NativeSelect
      label={t('where')}
      value={value}
      data={data}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}
