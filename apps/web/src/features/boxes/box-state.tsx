import { useTranslations } from 'next-intl'
import { StatusChip, type Tone } from '../../components/ui/status-chip'
import type { BoxRow } from './box-row'

const tones: Record<BoxRow['state'], Tone> = {
  EMPTY: 'good',
  DUE: 'waiting',
  LATE: 'danger',
  RETIRED: 'neutral',
}

export function BoxState({ box }: { box: Pick<BoxRow, 'state' | 'daysLate'> }) {
  const t = useTranslations('boxes')
  return <StatusChip tone={tones[box.state]}>{t(`state.${box.state}`, { days: box.daysLate })}</StatusChip>
}
