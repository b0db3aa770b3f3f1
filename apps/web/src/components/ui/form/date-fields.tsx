'use client'

import { DatePickerInput } from '@mantine/dates'
import { CalendarDays } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type FieldProps, useField } from './use-field'

type Range = { min?: string; max?: string; clearable?: boolean }

/** Value: `YYYY-MM-DD` or null. */
export function DateField(props: FieldProps & Range) {
  const { field, shared } = useField(props)
  const t = useTranslations('common.date')
  return (
    <DatePickerInput
      leftSection={<CalendarDays size={18} aria-hidden />}
      placeholder={t('choose')}
      valueFormat="D MMMM YYYY"
      minDate={props.min}
      maxDate={props.max}
      clearable={props.clearable}
      {...field}
      value={field.value || null}
      {...shared}
    />
  )
}
