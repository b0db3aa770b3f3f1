'use client'

import { Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useApiQuery } from '../../api/client'
import { type FieldProps, useField } from '../../components/ui/form/use-field'
import { People } from './actions.documents'

type Props = FieldProps & { known?: { id: string; name: string } }

/** One colleague, found by a part of the name. Value: the member's id. */
export function PersonField(props: Props) {
  const { field, shared } = useField(props)
  const t = useTranslations('common.list')
  const [search, setSearch] = useState('')
  const [later] = useDebouncedValue(search, 250)
  const { data, loading } = useApiQuery(People, { search: later || null, siteId: null })
  const found = (data?.members.edges ?? []).map(({ node }) => ({
    value: node.id,
    label: node.position ? `${node.name}, ${node.position}` : node.name,
  }))
  const missing = props.known && field.value === props.known.id && !found.some((o) => o.value === field.value)
  return (
    <Select
      searchable
      data={missing && props.known ? [{ value: props.known.id, label: props.known.name }, ...found] : found}
      filter={({ options }) => options}
      onSearchChange={(text) => setSearch(found.some(({ label }) => label === text) ? '' : text)}
      nothingFoundMessage={loading ? t('loading') : t('nothingFound')}
      allowDeselect={false}
      {...field}
      value={field.value || null}
      {...shared}
    />
  )
}
