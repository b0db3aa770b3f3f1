import { useFormatter, useTranslations } from 'next-intl'
import type { ResultOf } from '../../api/graphql'
import type { Column } from '../../components/ui/data-table/column'
import { type Severity, SeverityMark } from '../../components/ui/severity-mark'
import type { ImportSample } from './imports.documents'
import classes from './imports.module.css'

type Found = ResultOf<typeof ImportSample>['import']
type Remark = { field: string; reason: string; level: string; params?: Record<string, string | number> }

/** Rows as the reports they will become. */
export function useSampleColumns(): Column<Found['sample'][number]>[] {
  const t = useTranslations('imports')
  const tType = useTranslations('reports.type')
  const format = useFormatter()
  return [
    {
      id: 'at',
      header: t('fields.occurredAt'),
      width: '11rem',
      cell: ({ occurredAt }) => format.dateTime(new Date(occurredAt), 'moment'),
    },
    {
      id: 'text',
      header: t('fields.whatHappened'),
      primary: true,
      cell: ({ whatHappened }) => <span className={classes.clamp}>{whatHappened}</span>,
    },
    {
      id: 'place',
      header: t('fields.site'),
      width: '10rem',
      cell: ({ site, newSite, location }) => (
        <>
          {[site, location].filter(Boolean).join(' · ')}
          {newSite && <span className={classes.new}>{t('preview.new')}</span>}
        </>
      ),
    },
    { id: 'type', header: t('fields.type'), width: '9rem', cell: ({ type }) => tType(type) },
    {
      id: 'actual',
      header: t('preview.actual'),
      width: '9rem',
      cell: ({ actualSeverity }) => <SeverityMark level={actualSeverity as Severity | null} />,
    },
    {
      id: 'potential',
      header: t('preview.potential'),
      width: '9rem',
      cell: ({ potentialSeverity }) => <SeverityMark level={potentialSeverity as Severity | null} />,
    },
  ]
}

/** Rows as they stand in the file, with what is to be said about them. */
export function useRemarkColumns(header: string[]): Column<Found['rows']['edges'][number]['node']>[] {
  const t = useTranslations('imports')
  const format = useFormatter()
  const explain = (remark: Remark) =>
    `${t(`fields.${remark.field}` as 'fields.row')}: ${t(`reasons.${remark.reason}` as 'reasons.missing', (remark.params ?? {}) as never)}`
  return [
    {
      id: 'row',
      header: t('preview.row'),
      width: '6rem',
      cell: ({ rowNumber }) => format.number(rowNumber),
    },
    {
      id: 'why',
      header: t('preview.why'),
      primary: true,
      width: '42%',
      cell: ({ remarks, status }) => (
        <span className={classes.why} data-refused={status === 'REFUSED' || undefined}>
          {(remarks as Remark[]).map(explain).join('; ')}
        </span>
      ),
    },
    {
      id: 'cells',
      header: t('preview.cells'),
      cell: ({ cells }) => (
        <span className={classes.clamp}>
          {cells
            .map((cell, index) => (cell.trim() ? `${header[index]?.trim() || index + 1}: ${cell}` : ''))
            .filter(Boolean)
            .join(' · ')}
        </span>
      ),
    },
  ]
}
