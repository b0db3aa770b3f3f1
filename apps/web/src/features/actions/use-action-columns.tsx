'use client'

import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import type { Column } from '../../components/ui/data-table/column'
import { Day } from '../../components/ui/day'
import { StatusChip } from '../../components/ui/status-chip'
import classes from '../reports/reports.module.css'
import type { ListedAction } from './action-item'
import { actionTones } from './action-words'

export function useActionColumns(): Column<ListedAction>[] {
  const t = useTranslations('actions')
  return useMemo(
    () => [
      {
        id: 'title',
        header: t('one'),
        primary: true,
        cell: (action) => (
          <>
            <span dir="auto">{action.title}</span>
            <small className={classes.place}>
              {action.report ? `${action.report.number} · ${action.report.site.name}` : t('reportHidden')}
            </small>
          </>
        ),
      },
      {
        id: 'status',
        plain: true,
        header: t('field.status'),
        cell: (action) => (
          <span className={classes.chips}>
            <StatusChip tone={actionTones[action.status]}>{t(`status.${action.status}`)}</StatusChip>
            {action.overdue && <StatusChip tone="danger">{t('overdue')}</StatusChip>}
          </span>
        ),
      },
      { id: 'due', header: t('field.due'), cell: (action) => <Day on={action.dueOn} /> },
      {
        id: 'owner',
        plain: true,
        header: t('field.owner'),
        cell: (action) => <span dir="auto">{action.owner.name}</span>,
      },
      {
        id: 'control',
        header: t('field.controlLevel'),
        wideOnly: true,
        cell: (action) => t(`control.${action.controlLevel}`),
      },
    ],
    [t],
  )
}
