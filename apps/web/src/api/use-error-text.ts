'use client'

import { useTranslations } from 'next-intl'
import { useCallback } from 'react'
import type { ApiError } from './error'
import { errorText, fieldText } from './error-text'

/** Text of an error in the reader's language. */
export function useErrorText() {
  const t = useTranslations('errors')
  return useCallback((error: ApiError) => errorText(t, error), [t])
}

/** Text of one field's error, ours or the API's. */
export function useFieldText() {
  const t = useTranslations('errors')
  return useCallback((message: string | undefined) => (message ? fieldText(t, message) : undefined), [t])
}
