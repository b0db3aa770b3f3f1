'use client'

import { Button } from '@mantine/core'
import { CloudOff, Lock, SearchX, TriangleAlert } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ApiError } from '../../api/error'
import { useErrorText } from '../../api/use-error-text'
import classes from './state.module.css'

type Props = {
  error: ApiError
  onRetry?: () => void
  /** It stands in for the whole page, whose heading it then is. */
  alone?: boolean
}

/** One picture per kind of failure: no right, not found, no connection, anything else. */
export function ErrorState({ error, onRetry, alone }: Props) {
  const t = useTranslations('common.state')
  const textOf = useErrorText()
  const Heading = alone ? 'h1' : 'h2'
  const kind = kinds[error.code as keyof typeof kinds] ?? kinds.other
  return (
    <div className={classes.state} role="alert">
      <div className={classes.picture} data-tone={kind.tone}>
        <kind.icon size={28} strokeWidth={1.8} aria-hidden />
      </div>
      <Heading>{t(`${kind.word}.title`)}</Heading>
      <p>{kind.word === 'other' ? textOf(error) : t(`${kind.word}.text`)}</p>
      {onRetry && kind.retry && (
        <div className={classes.action}>
          <Button variant="default" onClick={onRetry}>
            {t('retry')}
          </Button>
        </div>
      )}
    </div>
  )
}

const kinds = {
  FORBIDDEN: { word: 'forbidden', icon: Lock, tone: 'quiet', retry: false },
  NOT_FOUND: { word: 'notFound', icon: SearchX, tone: 'quiet', retry: false },
  UNAVAILABLE: { word: 'unavailable', icon: CloudOff, tone: 'danger', retry: true },
  other: { word: 'other', icon: TriangleAlert, tone: 'danger', retry: true },
} as const
