'use client'

import { Button, Progress } from '@mantine/core'
import { useFormatter, useTranslations } from 'next-intl'
import { useApiMutation } from '../../api/client'
import { Panel } from '../../components/ui/panel'
import { useToast } from '../../components/ui/toast'
import type { Found } from './import-words'
import { CancelImport } from './imports.documents'
import classes from './imports.module.css'

/** The worker is at it: how far, and a way to stop. The page may be left. */
export function Working({ found, onChange }: { found: Found; onChange: () => void }) {
  const t = useTranslations('imports.working')
  const format = useFormatter()
  const toast = useToast()
  const [cancel, cancelling] = useApiMutation(CancelImport)
  const { progress, status } = found
  const share = progress && progress.total > 0 ? (progress.done / progress.total) * 100 : null
  const stop = () =>
    cancel({ id: found.id })
      .then(onChange)
      .catch((error: unknown) => toast.failed(error))
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
          <Button variant="default" loading={cancelling} onClick={() => void stop()}>
            {status === 'APPLYING' ? t('stopApplying') : t('stop')}
          </Button>
        )}
      </div>
    </Panel>
  )
}
