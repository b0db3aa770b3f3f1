import { ChevronRight } from 'lucide-react'
import Link from 'next/link'
import type { ResultOf } from '../../api/graphql'
import { RelativeTime } from '../../components/ui/relative-time'
import { Promises } from '../reports/promises'
import { ReportStatusChip } from '../reports/report-status'
import { TypeMark } from '../reports/type-mark'
import type { MyReports } from './my.documents'
import classes from './my.module.css'

type Mine = ResultOf<typeof MyReports>['reports']['edges'][number]['node']

/** What became of a report of mine; while something is still promised, its clock. */
export function MyReport({ report }: { report: Mine }) {
  const open = report.status === 'SUBMITTED' || report.status === 'RETURNED'
  const clocks = report.promises.filter(({ keptAt }) => !keptAt)
  return (
    <Link href={`/reports/${report.number}`} className={classes.card}>
      <TypeMark type={report.type} />
      <span className={classes.words}>
        <span className={classes.meta}>
          {report.number} · <RelativeTime at={report.submittedAt} />
        </span>
        <strong dir="auto">{report.title}</strong>
        <span className={classes.meta}>
          <ReportStatusChip status={report.status} />
          <span dir="auto">{report.site.name}</span>
        </span>
        {open && clocks.length > 0 && <Promises promises={clocks} inline />}
      </span>
      <ChevronRight size={20} aria-hidden />
    </Link>
  )
}
