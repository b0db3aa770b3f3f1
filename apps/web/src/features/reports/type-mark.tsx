import { useTranslations } from 'next-intl'
import { type ReportType, typeIcons } from './report-types'
import classes from './reports.module.css'

/** What kind of report, as its picture; the word is there for those who do not see it. */
export function TypeMark({ type, large }: { type: ReportType; large?: boolean }) {
  const t = useTranslations('reports.type')
  const Icon = typeIcons[type]
  return (
    <span className={classes.type} data-type={type} data-large={large || undefined} title={t(type)}>
      <Icon size={large ? 24 : 18} strokeWidth={2.1} aria-hidden />
      <span className="visually-hidden">{t(type)}</span>
    </span>
  )
}
