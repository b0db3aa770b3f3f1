import { useFormatter, useTranslations } from 'next-intl'
import { StatusChip, type Tone } from '../../components/ui/status-chip'
import type { KioskRow } from './kiosk-row'

const tones: Record<KioskRow['state'], Tone> = {
  AWAITING: 'waiting',
  ONLINE: 'good',
  SILENT: 'danger',
  REVOKED: 'neutral',
}

export function KioskState({ kiosk: { state, lastSeenAt, revokedAt } }: { kiosk: KioskRow }) {
  const t = useTranslations('kiosks')
  const format = useFormatter()
  const at = state === 'REVOKED' ? revokedAt : lastSeenAt
  const since = at ? format.dateTime(new Date(at), 'moment') : ''
  return <StatusChip tone={tones[state]}>{t(`state.${state}`, { since })}</StatusChip>
}
