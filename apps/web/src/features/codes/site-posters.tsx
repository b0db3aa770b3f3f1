'use client'

import { Button } from '@mantine/core'
import { Printer } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Dialog } from '../../components/ui/dialog'
import type { SiteRow } from '../sites/site-row'
import { CodeButton } from './code-button'
import classes from './codes.module.css'
import { PosterForm } from './poster-form'

/** The code of the site as a whole, and the posters of all its places in one file. */
export function SitePosters({ site, publicUrl }: { site: SiteRow; publicUrl: string }) {
  const t = useTranslations('codes')
  const [opened, setOpened] = useState(false)
  if (!site.code.viewerCan.print || site.archivedAt) return null
  const count = site.locations.filter(
    ({ archivedAt, code }) => !archivedAt && code.status === 'ACTIVE',
  ).length
  return (
    <div className={classes.whole}>
      <span>{t('site')}</span>
      <CodeButton code={site.code} name={site.name} publicUrl={publicUrl} />
      <Button
        variant="default"
        leftSection={<Printer size={18} aria-hidden />}
        onClick={() => setOpened(true)}
      >
        {t('printAll')}
      </Button>
      <Dialog
        opened={opened}
        onClose={() => setOpened(false)}
        title={t('printAllTitle', { name: site.name })}
      >
        <p className={classes.scans}>{t('printAllText', { count })}</p>
        <PosterForm of={{ site: site.id }} />
      </Dialog>
    </div>
  )
}
