'use client'

import { Button, Switch } from '@mantine/core'
import { MapPinPlus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useApiQuery } from '../../api/client'
import { Dialog } from '../../components/ui/dialog'
import { ErrorState } from '../../components/ui/error-state'
import { SkeletonPanel } from '../../components/ui/skeletons'
import { SiteCard } from './site-card'
import { SiteForm } from './site-form'
import type { SiteRow } from './site-row'
import { Sites } from './sites.documents'
import classes from './sites.module.css'

type Props = { editable: boolean; timeZone: string; publicUrl: string }

export function SiteSettings({ editable, timeZone, publicUrl }: Props) {
  const t = useTranslations('settings.sites')
  const [includeArchived, setIncludeArchived] = useState(false)
  const [edited, setEdited] = useState<SiteRow | 'new' | null>(null)
  const { data, error, retry } = useApiQuery(Sites, { includeArchived })
  if (error && !data) return <ErrorState error={error} onRetry={retry} />
  if (!data) return <SkeletonPanel height={360} shape="fields" />
  const site = edited && edited !== 'new' ? edited : undefined
  const close = () => setEdited(null)
  return (
    <>
      <div className={classes.top}>
        <Switch
          label={t('withArchived')}
          checked={includeArchived}
          onChange={(event) => setIncludeArchived(event.currentTarget.checked)}
        />
        {editable && (
          <Button leftSection={<MapPinPlus size={18} aria-hidden />} onClick={() => setEdited('new')}>
            {t('add')}
          </Button>
        )}
      </div>
      {data.sites.map((row) => (
        <SiteCard
          key={row.id}
          site={row}
          editable={editable}
          publicUrl={publicUrl}
          onEdit={() => setEdited(row)}
        />
      ))}
      <Dialog opened={edited !== null} onClose={close} title={site ? t('edit') : t('add')}>
        {edited && <SiteForm site={site} timeZone={timeZone} onDone={close} />}
      </Dialog>
    </>
  )
}
