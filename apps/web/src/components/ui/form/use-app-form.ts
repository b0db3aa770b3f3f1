'use client'

import { fieldCode } from '@closecall/core/access/field-code.input'
import { zodResolver } from '@hookform/resolvers/zod'
import { type DefaultValues, type FieldValues, useForm } from 'react-hook-form'
import type { z } from 'zod'
import { ApiError } from '../../../api/error'

type Options<Schema extends z.ZodType<FieldValues, FieldValues>> = {
  /** Usually the same zod object the API parses: `@closecall/core/<noun>/<noun>.input`. */
  schema: Schema
  values: DefaultValues<z.input<Schema>>
  /** May throw an `ApiError`: its fields go to their inputs, the rest above the form. */
  submit: (values: z.output<Schema>) => Promise<void>
}

export function useAppForm<Schema extends z.ZodType<FieldValues, FieldValues>>(options: Options<Schema>) {
  const { schema, values, submit } = options
  const form = useForm<z.input<Schema>, unknown, z.output<Schema>>({
    resolver: zodResolver(schema, { error: fieldCode }),
    defaultValues: values,
    mode: 'onTouched',
  })
  const onSubmit = form.handleSubmit(async (parsed) => {
    try {
      await submit(parsed)
    } catch (thrown) {
      const error = ApiError.from(thrown)
      const known = error.fields.filter(({ path }) => (path.split('.')[0] ?? '') in form.getValues())
      for (const { path, message } of known) form.setError(path as never, { message }, { shouldFocus: true })
      if (known.length === 0 || known.length < error.fields.length) {
        form.setError('root.server', { message: JSON.stringify(error) })
      }
    }
  })
  return { ...form, onSubmit }
}
