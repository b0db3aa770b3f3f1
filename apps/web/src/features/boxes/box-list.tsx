'use client'

import { Button, Switch } from '@mantine/core'
import { Mailbox, Plus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useApiQuery } from '../../api/client'
import { ApiError } from '../../api/error'
import { Dialog } from '../../components/ui/dialog'
import { EmptyState } from '../../components/ui/empty-state'
import { ErrorState } from '../../components/ui/error-state'
import { PageHeader } from '../../components/ui/page-header'
import { PlaceCards } from '../../components/ui/place-card'
import { BoxCard } from './box-card'
import { BoxForm } from './box-form'
import { type BoxRow, byUrgency } from './box-row'
import { Boxes } from './boxes.documents'
import { EmptyDialog } from './empty-dialog'

type Props = { empties: boolean; manages: boolean }

export function BoxList({ empties, manages }: Props) {
  const allowed = empties || manages
  const t = useTranslations('boxes')
  const [includeRetired, setIncludeRetired] = useState(false)
  const [edited, setEdited] = useState<BoxRow | 'new' | null>(null)
  const [emptied, setEmptied] = useState<BoxRow | null>(null)
  const { data, error, retry } = useApiQuery(Boxes, { includeRetired }, { pause: !allowed })
  if (!allowed) return <ErrorState error={new ApiError('FORBIDDEN', 'box.empty')} alone />
  if (error && !data) return <ErrorState error={error} onRetry={retry} alone />
  const boxes = byUrgency(data?.boxes ?? [])
  const box = edited && edited !== 'new' ? edited : undefined
  const close = () => setEdited(null)
  const add = manages && (
    <Button leftSection={<Plus size={18} aria-hidden />} onClick={() => setEdited('new')}>
      {t('add')}
    </Button>
  )
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} actions={boxes.length > 0 && add} />
      {!data ? (
        <PlaceCards label={t('title')} loading={t('loading')} />
      ) : boxes.length === 0 ? (
        <EmptyState title={t('empty')} icon={Mailbox} action={add}>
          {t(manages ? 'emptyText' : 'emptyReader')}
        </EmptyState>
      ) : (
        <PlaceCards label={t('title')}>
          {boxes.map((row) => (
            <BoxCard
              key={row.id}
              box={row}
              empties={empties}
              onEmpty={() => setEmptied(row)}
              onEdit={() => setEdited(row)}
            />
          ))}
        </PlaceCards>
      )}
      {manages && data && (
        <Switch
          mt="lg"
          label={t('withRetired')}
          checked={includeRetired}
          onChange={(event) => setIncludeRetired(event.currentTarget.checked)}
        />
      )}
      <Dialog opened={edited !== null} onClose={close} title={t(box ? 'edit' : 'add')}>
        {edited && <BoxForm box={box} onDone={close} />}
      </Dialog>
      <EmptyDialog box={emptied} onClose={() => setEmptied(null)} />
    </>
  )
}
