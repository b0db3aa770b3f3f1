'use client'

import { Alert, Button } from '@mantine/core'
import { GitCompareArrows } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ApiError } from '../../api/error'
import { useConflictText } from './use-conflict-text'

/** Somebody was faster: what they did, and the way to the new state. What was typed stays. */
export function ConflictNotice({ error, onReload }: { error: ApiError; onReload: () => void }) {
  const t = useTranslations('reports.conflict')
  const textOf = useConflictText()
  return (
    <Alert
      role="alert"
      color="amber"
      variant="light"
      title={t(error.reason.startsWith('action.') ? 'actionTitle' : 'title')}
      icon={<GitCompareArrows size={20} aria-hidden />}
      mb="md"
    >
      <p style={{ margin: '0 0 var(--cc-space-3)' }} dir="auto">
        {textOf(error)}
      </p>
      <Button size="sm" variant="default" onClick={onReload}>
        {t('reload')}
      </Button>
    </Alert>
  )
}
