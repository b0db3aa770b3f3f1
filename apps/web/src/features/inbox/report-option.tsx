import type { Row } from '../reports/report-columns'
import { ReportStatusChip } from '../reports/report-status'
import { ReportedAt } from '../reports/reported-at'
import { TypeMark } from '../reports/type-mark'
import classes from './merge.module.css'

type Props = { report: Row; checked: boolean; onChoose: () => void }

export function ReportOption({ report, checked, onChoose }: Props) {
  return (
    <label className={classes.option}>
      <input type="radio" name="into" checked={checked} onChange={onChoose} />
      <TypeMark type={report.type} />
      <span className={classes.words}>
        <strong dir="auto">{report.title}</strong>
        <small>
          {report.number} · {report.site.name} · <ReportedAt report={report} />
        </small>
      </span>
      <ReportStatusChip status={report.status} />
    </label>
  )
}
