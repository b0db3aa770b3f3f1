'use client'

import { Progress } from '@mantine/core'
import { useFormatter, useTranslations } from 'next-intl'
import { Panel } from '../../components/ui/panel'
import { CancelButton } from './import-buttons'
import type { Found } from './import-words'
import classes from './imports.module.css'

/** The worker is at it: how far, and a way to stop. The page may be left. */
export function Working({ found, onChange }: { found: Found; onChange: () => void }) {
  const t = useTranslations('imports.working')
  const format = useFormatter()
  const { progress, status } = found
  const share = progress && progress.total > 0 ? (progress.done / progress.total) * 100 : null
  return (
    <Panel>
      <div className={classes.sending} role="status" aria-live="polite">
        <h2>{t(status as 'APPLYING')}</h2>
        <Progress
          value={share ?? 100}
          animated={share === null}
          striped={share === null}
          size="lg"
          radius="xl"
          aria-label={t(status as 'APPLYING')}
        />
        <p>
          {progress
            ? t('rows', { done: format.number(progress.done), total: format.number(progress.total) })
            : t('moment')}{' '}
          {t('leave')}
        </p>
        {found.viewerCan.cancel && (
          <CancelButton found={found} onChange={onChange} variant="default">
            {status === 'APPLYING' ? t('stopApplying') : t('stop')}
          </CancelButton>
        )}
      </div>
    </Panel>
  )
}
