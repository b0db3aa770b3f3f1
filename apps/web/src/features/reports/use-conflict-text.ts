'use client'

import { useFormatter, useNow, useTranslations } from 'next-intl'
import { useCallback } from 'react'
import type { ApiError } from '../../api/error'
import { useErrorText } from '../../api/use-error-text'
import { actionStatuses } from '../actions/action-words'
import { potentialChange } from './potential-change'
import { reportStatuses } from './report-types'

const labels = {
  title: 'title',
  description: 'description',
  kind: 'kind',
  controlLevel: 'controlLevel',
  ownerId: 'owner',
  dueOn: 'due',
} as const

/** What somebody faster did to a report or an action: who, what, when, and what it is now. */
export function useConflictText() {
  const t = useTranslations('reports')
  const tAction = useTranslations('actions')
  const severity = useTranslations('common.severity')
  const format = useFormatter()
  const now = useNow()
  const textOf = useErrorText()
  return useCallback(
    (error: ApiError): string => {
      const { event, changes, changedBy, changedAt, status } = error.details
      const ofReport = error.reason === 'report.changed' && reportStatuses.find((each) => each === status)
      const ofAction = error.reason === 'action.changed' && actionStatuses.find((each) => each === status)
      if (!ofReport && !ofAction) return textOf(error)

      const name = typeof changedBy === 'string' && changedBy ? changedBy : t('conflict.somebody')
      const { from, to, review } = potentialChange(String(event), changes)
      const key = `event.${String(event).replaceAll('.', '_')}` as 'event.report_submitted'
      const edited = Object.entries(labels).filter(([field]) => Object.hasOwn(Object(changes), field))
      const details =
        from && to
          ? t('page.potentialChange', { from: severity(from), to: severity(to) })
          : event === 'action.updated' && edited.map(([, label]) => tAction(`field.${label}`)).join(', ')
      const deed = t.has(key) ? t(key, { name, review }) : t('conflict.deed', { name })
      return t('conflict.text', {
        deed: details ? `${deed} (${details})` : deed,
        when: typeof changedAt === 'string' ? format.relativeTime(new Date(changedAt), now) : '',
        status: ofReport ? t(`status.${ofReport}`) : ofAction ? tAction(`status.${ofAction}`) : '',
      })
    },
    [t, tAction, severity, format, now, textOf],
  )
}
