import { useFormatter, useTranslations } from 'next-intl'
import { RelativeTime } from '../../components/ui/relative-time'

type Props = { report: { submittedAt: string; privacy: string } }

/** Of an anonymous report only the day or the week is kept, so no hours are counted from it. */
export function ReportedAt({ report: { submittedAt, privacy } }: Props) {
  const t = useTranslations('reports')
  const format = useFormatter()
  if (privacy !== 'ANONYMOUS') return <RelativeTime at={submittedAt} />
  return <span>{t('around', { day: format.dateTime(new Date(submittedAt), 'day') })}</span>
}
