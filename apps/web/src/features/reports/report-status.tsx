import { useTranslations } from 'next-intl'
import { StatusChip, type Tone } from '../../components/ui/status-chip'
import type { ReportStatus } from './report-types'

const tones: Record<ReportStatus, Tone> = {
  SUBMITTED: 'new',
  RETURNED: 'waiting',
  ACCEPTED: 'progress',
  CLOSED: 'good',
  REJECTED: 'neutral',
  MERGED: 'neutral',
}

export function ReportStatusChip({ status }: { status: ReportStatus }) {
  const t = useTranslations('reports.status')
  return <StatusChip tone={tones[status]}>{t(status)}</StatusChip>
}

export function OverdueChip({ overdue }: { overdue: boolean }) {
  const t = useTranslations('reports')
  return overdue ? <StatusChip tone="danger">{t('overdue')}</StatusChip> : null
}
