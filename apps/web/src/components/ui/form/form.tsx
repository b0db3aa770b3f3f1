'use client'

import { Alert, Button } from '@mantine/core'
import { TriangleAlert } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { BaseSyntheticEvent, ReactNode } from 'react'
import { type FieldValues, FormProvider, type UseFormReturn } from 'react-hook-form'
import { ApiError } from '../../../api/error'
import { useErrorText } from '../../../api/use-error-text'
import classes from './form.module.css'

type Props<Input extends FieldValues, Output> = {
  /** From `useAppForm`. */
  form: UseFormReturn<Input, unknown, Output> & { onSubmit: (event?: BaseSyntheticEvent) => Promise<void> }
  /** Names the deed: "Send", "Save", never "OK". */
  submitLabel: string
  onCancel?: () => void
  danger?: boolean
  /** Something it will send is not ready yet. */
  busy?: boolean
  /** Shows the values without a way to change them. */
  readOnly?: boolean
  children: ReactNode
}

export function Form<Input extends FieldValues, Output>(props: Props<Input, Output>) {
  const { form, submitLabel, onCancel, danger, busy, readOnly, children } = props
  const { onSubmit, ...methods } = form
  const t = useTranslations('common')
  const textOf = useErrorText()
  const { isSubmitting, errors } = form.formState
  const server = errors.root?.server?.message
  return (
    <FormProvider {...methods}>
      <form className={classes.form} onSubmit={onSubmit} noValidate>
        {server && (
          <Alert role="alert" color="red" variant="light" icon={<TriangleAlert size={20} aria-hidden />}>
            {textOf(ApiError.from(JSON.parse(server)))}
          </Alert>
        )}
        {children}
        <div className={classes.buttons} hidden={readOnly}>
          <Button type="submit" loading={isSubmitting || busy} color={danger ? 'red' : undefined}>
            {submitLabel}
          </Button>
          {onCancel && (
            <Button variant="default" onClick={onCancel}>
              {t('cancel')}
            </Button>
          )}
        </div>
      </form>
    </FormProvider>
  )
}
