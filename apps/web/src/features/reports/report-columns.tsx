import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import type { ResultOf } from '../../api/graphql'
import type { Column } from '../../components/ui/data-table/column'
import { type Severity, SeverityMark } from '../../components/ui/severity-mark'
import { OverdueChip, ReportStatusChip } from './report-status'
import { ReportedAt } from './reported-at'
import { ReporterName } from './reporter-name'
import type { ReportRow } from './reports.documents'
import classes from './reports.module.css'
import { TypeMark } from './type-mark'

export type Row = ResultOf<typeof ReportRow>

export function useReportColumns(): Column<Row>[] {
  const t = useTranslations('reports.list')
  return useMemo(
    () => [
      {
        id: 'REPORT',
        header: t('report'),
        primary: true,
        cell: (report) => (
          <span className={classes.titleCell}>
            <TypeMark type={report.type} />
            <span>
              <span className={classes.number}>{report.number}</span>
              <span dir="auto">{report.title}</span>
            </span>
          </span>
        ),
      },
      {
        id: 'STATUS',
        plain: true,
        header: t('status'),
        sortable: true,
        cell: (report) => (
          <span className={classes.chips}>
            <ReportStatusChip status={report.status} />
            <OverdueChip overdue={report.overdue} />
          </span>
        ),
      },
      {
        id: 'POTENTIAL',
        plain: true,
        header: t('potential'),
        sortable: true,
        cell: (report) =>
          report.potentialSeverity ? <SeverityMark level={report.potentialSeverity as Severity} /> : null,
      },
      {
        id: 'site',
        plain: true,
        width: '13rem',
        header: t('site'),
        cell: (report) => (
          <span dir="auto">
            {report.site.name}
            {report.location && <small className={classes.place}>{report.location.name}</small>}
          </span>
        ),
      },
      {
        id: 'reporter',
        header: t('reporter'),
        wideOnly: true,
        cell: (report) => (
          <ReporterName reporter={report.reporter} hidden={report.reporterHidden} privacy={report.privacy} />
        ),
      },
      {
        id: 'SUBMITTED_AT',
        plain: true,
        header: t('submitted'),
        sortable: true,
        cell: (report) => <ReportedAt report={report} />,
      },
    ],
    [t],
  )
}
