import { type ReportType, reportTypes } from '../reports/report-types'
import { pressed } from './remember-tap'

/** What was tapped before anybody listened. */
export function earlyTap(): ReportType | undefined {
  const marked = document.querySelector<HTMLElement>(pressed)?.dataset.type
  return reportTypes.find((type) => type === marked)
}
