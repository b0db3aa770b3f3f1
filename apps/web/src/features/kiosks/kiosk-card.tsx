'use client'

import { Button } from '@mantine/core'
import { TabletSmartphone } from 'lucide-react'
import { useFormatter, useNow, useTranslations } from 'next-intl'
import { PlaceCard } from '../../components/ui/place-card'
import { RelativeTime } from '../../components/ui/relative-time'
import { KioskMenu } from './kiosk-menu'
import type { KioskDeeds, KioskRow } from './kiosk-row'
import { KioskState } from './kiosk-state'

type Props = KioskDeeds & { kiosk: KioskRow; asking: boolean }

export function KioskCard({ kiosk, asking, onCode, onEdit }: Props) {
  const t = useTranslations('kiosks')
  const { name, site, location, state, lastSeenAt, waiting } = kiosk
  const looks = { SILENT: 'alarm', REVOKED: 'gone', AWAITING: undefined, ONLINE: undefined } as const
  return (
    <PlaceCard
      title={name}
      place={[location?.name, site.name].filter(Boolean).join(', ')}
      look={looks[state]}
      menu={kiosk.viewerCan.manage && <KioskMenu {...{ kiosk, onCode, onEdit }} />}
      state={<KioskState kiosk={kiosk} />}
      deeds={
        state === 'AWAITING' &&
        kiosk.viewerCan.manage && (
          <Button
            size="lg"
            leftSection={<TabletSmartphone size={22} aria-hidden />}
            loading={asking}
            onClick={onCode}
          >
            {t('connect')}
          </Button>
        )
      }
    >
      {state === 'ONLINE' && lastSeenAt && (
        <p>
          {t('heard')} <RelativeTime at={lastSeenAt} />
        </p>
      )}
      {state === 'SILENT' && <p>{t('silentHint')}</p>}
      {state === 'AWAITING' && <OpenCode kiosk={kiosk} />}
      {state === 'REVOKED' && <p>{t('revokedHint')}</p>}
      {Boolean(waiting) && state !== 'REVOKED' && <p>{t('waiting', { count: waiting ?? 0 })}</p>}
    </PlaceCard>
  )
}

/** The code itself was told once; that one is open is still worth knowing. */
function OpenCode({ kiosk: { codeExpiresAt } }: { kiosk: KioskRow }) {
  const t = useTranslations('kiosks')
  const format = useFormatter()
  const now = useNow({ updateInterval: 10_000 })
  if (!codeExpiresAt || new Date(codeExpiresAt) <= now) return <p>{t('noCode')}</p>
  return <p>{t('codeOpen', { until: format.dateTime(new Date(codeExpiresAt), 'time') })}</p>
}
