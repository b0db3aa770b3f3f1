'use client'

import { useController } from 'react-hook-form'
import { useFieldText } from '../../../api/use-error-text'

export type FieldProps = {
  name: string
  label: string
  description?: string
  required?: boolean
  disabled?: boolean
}

/** What every field shares: value, wiring, and its error in the reader's language. */
export function useField({ name, label, description, required, disabled }: FieldProps) {
  const { field, fieldState } = useController({ name })
  const text = useFieldText()
  return {
    field: { ...field, value: field.value ?? '' },
    shared: {
      label,
      description,
      disabled,
      withAsterisk: required,
      'aria-required': required || undefined,
      error: text(fieldState.error?.message),
    },
  }
}
