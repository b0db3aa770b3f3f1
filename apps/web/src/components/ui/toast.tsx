'use client'

import { notifications } from '@mantine/notifications'
import { Check, TriangleAlert } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import { ApiError } from '../../api/error'
import { useErrorText } from '../../api/use-error-text'
import classes from './toast.module.css'

/** Something the reader may still do about the news; `gone` when it is offered no more. */
type Action = { label: string; run: () => void; gone?: () => void }

/** Short news in the corner: `toast.done(text)`, perhaps with something to do about it, `toast.failed(error)`. */
export function useToast() {
  const textOf = useErrorText()
  const t = useTranslations('common')
  const close = t('close')
  return useMemo(
    () => ({
      done: (message: string, action?: Action) => {
        const id = notifications.show({
          message: action ? (
            <span className={classes.answerable}>
              {message}
              <button
                type="button"
                onClick={() => {
                  notifications.hide(id)
                  action.run()
                }}
              >
                {action.label}
              </button>
            </span>
          ) : (
            message
          ),
          color: 'teal',
          icon: <Check size={18} aria-hidden />,
          autoClose: action ? 12_000 : 5000,
          onClose: action?.gone,
          closeButtonProps: { 'aria-label': close },
        })
      },
      say: (message: string) =>
        notifications.show({
          message,
          color: 'red',
          autoClose: 9000,
          closeButtonProps: { 'aria-label': close },
        }),
      failed: (error: unknown) =>
        notifications.show({
          message: textOf(ApiError.from(error)),
          color: 'red',
          icon: <TriangleAlert size={18} aria-hidden />,
          autoClose: 9000,
          closeButtonProps: { 'aria-label': close },
        }),
    }),
    [textOf, close],
  )
}
