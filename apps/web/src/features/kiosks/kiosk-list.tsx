'use client'

import { Button, Switch } from '@mantine/core'
import { Plus, TabletSmartphone } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useApiQuery } from '../../api/client'
import { ApiError } from '../../api/error'
import { Dialog } from '../../components/ui/dialog'
import { EmptyState } from '../../components/ui/empty-state'
import { ErrorState } from '../../components/ui/error-state'
import { PageHeader } from '../../components/ui/page-header'
import { PlaceCards } from '../../components/ui/place-card'
import { CodeDialog } from './code-dialog'
import { KioskCard } from './kiosk-card'
import { KioskForm } from './kiosk-form'
import { byUrgency, type KioskRow, type ToldCode } from './kiosk-row'
import { Kiosks } from './kiosks.documents'
import { useCodes } from './use-codes'

type Props = { sees: boolean; manages: boolean; publicUrl: string }
const none: KioskRow[] = []

export function KioskList({ sees, manages, publicUrl }: Props) {
  const t = useTranslations('kiosks')
  const [includeRevoked, setIncludeRevoked] = useState(false)
  const [edited, setEdited] = useState<KioskRow | 'new' | null>(null)
  const { data, error, retry } = useApiQuery(Kiosks, { includeRevoked }, { pause: !sees })
  const { told, tell, renew, asking } = useCodes(data?.kiosks ?? none, retry)
  if (!sees) return <ErrorState error={new ApiError('FORBIDDEN', 'kiosk.see')} alone />
  if (error && !data) return <ErrorState error={error} onRetry={retry} alone />
  const kiosks = byUrgency(data?.kiosks ?? none)
  const kiosk = edited && edited !== 'new' ? edited : undefined
  const done = (code?: ToldCode) => {
    setEdited(null)
    if (code) tell(code)
  }
  const add = manages && (
    <Button leftSection={<Plus size={18} aria-hidden />} onClick={() => setEdited('new')}>
      {t('add')}
    </Button>
  )
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} actions={kiosks.length > 0 && add} />
      {!data ? (
        <PlaceCards label={t('title')} loading={t('loading')} />
      ) : kiosks.length === 0 ? (
        <EmptyState title={t('empty')} icon={TabletSmartphone} action={add}>
          {t(manages ? 'emptyText' : 'emptyReader')}
        </EmptyState>
      ) : (
        <PlaceCards label={t('title')}>
          {kiosks.map((row) => (
            <KioskCard
              key={row.id}
              kiosk={row}
              asking={asking}
              onCode={() => renew(row.id)}
              onEdit={() => setEdited(row)}
            />
          ))}
        </PlaceCards>
      )}
      {manages && data && (
        <Switch
          mt="lg"
          label={t('withRevoked')}
          checked={includeRevoked}
          onChange={(event) => setIncludeRevoked(event.currentTarget.checked)}
        />
      )}
      <Dialog opened={edited !== null} onClose={() => done()} title={t(kiosk ? 'edit' : 'add')}>
        {edited && <KioskForm kiosk={kiosk} onDone={done} />}
      </Dialog>
      <CodeDialog {...{ told, publicUrl, asking }} onAgain={renew} onClose={() => tell(null)} />
    </>
  )
}
