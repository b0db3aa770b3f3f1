'use client'

import { Alert, Button } from '@mantine/core'
import { GitCompareArrows } from 'lucide-react'
import { useFormatter, useNow, useTranslations } from 'next-intl'
import type { ApiError } from '../../api/error'
import { useErrorText } from '../../api/use-error-text'
import { reportStatuses } from './report-types'

/** Somebody was faster: who, when, what it is now, and the way to the new state. What was typed stays. */
export function ConflictNotice({ error, onReload }: { error: ApiError; onReload: () => void }) {
  const t = useTranslations('reports.conflict')
  const tStatus = useTranslations('reports.status')
  const format = useFormatter()
  const now = useNow()
  const textOf = useErrorText()
  const { changedBy, changedAt } = error.details
  const status = reportStatuses.find((each) => each === error.details.status)
  return (
    <Alert
      role="alert"
      color="amber"
      variant="light"
      title={t('title')}
      icon={<GitCompareArrows size={20} aria-hidden />}
      mb="md"
    >
      <p style={{ margin: '0 0 var(--cc-space-3)' }}>
        {status
          ? t('text', {
              changedBy: typeof changedBy === 'string' && changedBy ? changedBy : t('somebody'),
              when: typeof changedAt === 'string' ? format.relativeTime(new Date(changedAt), now) : '',
              status: tStatus(status),
            })
          : textOf(error)}
      </p>
      <Button size="sm" variant="default" onClick={onReload}>
        {t('reload')}
      </Button>
    </Alert>
  )
}
