'use client'

import { notifications } from '@mantine/notifications'
import { Check, TriangleAlert } from 'lucide-react'
import { useMemo } from 'react'
import { ApiError } from '../../api/error'
import { useErrorText } from '../../api/use-error-text'

/** Short news in the corner: `toast.done(text)`, `toast.failed(error)`. */
export function useToast() {
  const textOf = useErrorText()
  return useMemo(
    () => ({
      done: (message: string) =>
        notifications.show({
          message,
          color: 'teal',
          icon: <Check size={18} aria-hidden />,
          autoClose: 5000,
        }),
      failed: (error: unknown) =>
        notifications.show({
          message: textOf(ApiError.from(error)),
          color: 'red',
          icon: <TriangleAlert size={18} aria-hidden />,
          autoClose: 9000,
        }),
    }),
    [textOf],
  )
}
