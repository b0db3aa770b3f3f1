'use client'

import { Input, MultiSelect, Select, Switch } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { Segmented } from '../segmented'
import { type FieldProps, useField } from './use-field'

export type Option = { value: string; label: string; disabled?: boolean }
type Many = FieldProps & { options: Option[]; placeholder?: string }

/** One of many; searchable from eight options on. */
export function SelectField(props: Many & { clearable?: boolean; onPicked?: () => void }) {
  const { field, shared } = useField(props)
  const t = useTranslations('common.list')
  const { options, placeholder, clearable, onPicked } = props
  return (
    <Select
      data={options}
      placeholder={placeholder}
      clearable={clearable}
      searchable={options.length >= 8}
      nothingFoundMessage={t('nothingFound')}
      allowDeselect={false}
      {...field}
      value={field.value === '' ? null : field.value}
      onChange={(value) => {
        field.onChange(value)
        onPicked?.()
      }}
      {...shared}
    />
  )
}

export function MultiSelectField(props: Many) {
  const { field, shared } = useField(props)
  const t = useTranslations('common.list')
  return (
    <MultiSelect
      data={props.options}
      placeholder={props.placeholder}
      searchable
      nothingFoundMessage={t('nothingFound')}
      {...field}
      value={Array.isArray(field.value) ? field.value : []}
      {...shared}
    />
  )
}

export function SegmentedField(props: Many) {
  const { field, shared } = useField(props)
  const { 'aria-required': _, ...wrapper } = shared
  return (
    <Input.Wrapper {...wrapper} labelElement="div">
      <div style={{ marginBlockStart: 'var(--cc-space-1)' }}>
        <Segmented
          label={props.label}
          value={field.value}
          onChange={field.onChange}
          options={props.options}
        />
      </div>
    </Input.Wrapper>
  )
}

export function SwitchField(props: FieldProps) {
  const { field, shared } = useField(props)
  const { withAsterisk: _, ...rest } = shared
  return <Switch {...field} value="on" checked={Boolean(field.value)} {...rest} />
}
