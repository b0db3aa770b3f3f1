'use client'

import { NumberInput, PasswordInput, Textarea, TextInput, type TextInputProps } from '@mantine/core'
import { type FieldProps, useField } from './use-field'

type TextProps = FieldProps &
  Pick<TextInputProps, 'type' | 'autoComplete' | 'inputMode' | 'placeholder' | 'maxLength'>

export function TextField(props: TextProps) {
  const { field, shared } = useField(props)
  const { type, autoComplete, inputMode, placeholder, maxLength } = props
  return (
    <TextInput
      dir="auto"
      {...{ type, autoComplete, inputMode, placeholder, maxLength }}
      {...field}
      {...shared}
    />
  )
}

type SecretProps = FieldProps & {
  autoComplete: 'current-password' | 'new-password' | 'off'
  inputMode?: TextInputProps['inputMode']
}

export function PasswordField(props: SecretProps) {
  const { field, shared } = useField(props)
  return (
    <PasswordInput autoComplete={props.autoComplete} inputMode={props.inputMode} {...field} {...shared} />
  )
}

export function TextAreaField(
  props: FieldProps & { rows?: number; placeholder?: string; maxLength?: number },
) {
  const { field, shared } = useField(props)
  return (
    <Textarea
      dir="auto"
      autosize
      minRows={props.rows ?? 3}
      maxRows={18}
      placeholder={props.placeholder}
      maxLength={props.maxLength}
      {...field}
      {...shared}
    />
  )
}

export function NumberField(props: FieldProps & { min?: number; max?: number; suffix?: string }) {
  const { field, shared } = useField(props)
  return (
    <NumberInput
      min={props.min}
      max={props.max}
      suffix={props.suffix}
      allowDecimal={false}
      thousandSeparator=" "
      {...field}
      onChange={(value) => field.onChange(value === '' ? null : value)}
      {...shared}
    />
  )
}
