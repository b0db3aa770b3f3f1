'use client'

import { Checkbox } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { type RefObject, useState } from 'react'
import { type Severity, SeverityMark } from '../../components/ui/severity-mark'
import type { Row } from '../reports/report-columns'
import { OverdueChip } from '../reports/report-status'
import { ReportedAt } from '../reports/reported-at'
import { ReporterName } from '../reports/reporter-name'
import { TypeMark } from '../reports/type-mark'
import classes from './inbox.module.css'

type Props = {
  rows: Row[]
  current: string | undefined
  selected: string[]
  list: RefObject<HTMLUListElement | null>
  /** Beside the list and not over it: only then may reaching a row open it. */
  beside: boolean
  onOpen: (id: string) => void
  onToggle: (id: string) => void
}

export function InboxRows({ rows, current, selected, list, beside, onOpen, onToggle }: Props) {
  const t = useTranslations('inbox')
  const [reached, setReached] = useState<string>()
  const stop = current ?? rows.find(({ id }) => id === reached)?.id ?? rows[0]?.id
  return (
    <ul ref={list} className={classes.rows} aria-label={t('list')}>
      {rows.map((report) => (
        <li key={report.id} className={classes.row} data-current={report.id === current || undefined}>
          <Checkbox
            className={classes.check}
            aria-label={t('select', { number: report.number })}
            checked={selected.includes(report.id)}
            onChange={() => onToggle(report.id)}
            tabIndex={report.id === stop ? 0 : -1}
          />
          <button
            type="button"
            data-row={report.id}
            tabIndex={report.id === stop ? 0 : -1}
            aria-current={report.id === current || undefined}
            className={classes.open}
            onClick={() => onOpen(report.id)}
            onFocus={(event) => {
              setReached(report.id)
              if (beside && event.currentTarget.matches(':focus-visible')) onOpen(report.id)
            }}
          >
            <TypeMark type={report.type} />
            <span className={classes.words}>
              <span className={classes.meta}>
                <span>{report.number}</span>
                <ReportedAt report={report} />
              </span>
              <strong dir="auto">{report.title}</strong>
              <span className={classes.meta}>
                <span dir="auto">
                  {report.site.name}
                  {report.location && `, ${report.location.name}`}
                </span>
              </span>
              <span className={classes.meta}>
                <ReporterName
                  reporter={report.reporter}
                  hidden={report.reporterHidden}
                  privacy={report.privacy}
                />
                <OverdueChip overdue={report.overdue} />
                {report.potentialSeverity && (
                  <SeverityMark level={report.potentialSeverity as Severity} compact />
                )}
              </span>
            </span>
          </button>
        </li>
      ))}
    </ul>
  )
}
