'use client'

import { Alert, Button } from '@mantine/core'
import { useFormatter, useNow, useTranslations } from 'next-intl'
import { Dialog } from '../../components/ui/dialog'
import { QrCode } from '../../components/ui/qr-code'
import type { ToldCode } from './kiosk-row'
import classes from './kiosks.module.css'

type Props = {
  told: ToldCode | null
  publicUrl: string
  asking: boolean
  onAgain: (id: string) => void
  onClose: () => void
}

/** The one time a code is shown, for the tablet that stands beside. */
export function CodeDialog({ told, onClose, ...rest }: Props) {
  const t = useTranslations('kiosks')
  return (
    <Dialog
      opened={told !== null}
      onClose={onClose}
      title={<span dir="auto">{told && t('codeTitle', { name: told.kiosk.name })}</span>}
    >
      {told && <Code told={told} onClose={onClose} {...rest} />}
    </Dialog>
  )
}

function Code({ told, publicUrl, asking, onAgain, onClose }: Props & { told: ToldCode }) {
  const t = useTranslations('kiosks')
  const format = useFormatter()
  const now = useNow({ updateInterval: 1_000 })
  const over = new Date(told.expiresAt) <= now
  const address = `${publicUrl.replace(/\/$/, '')}/kiosk`
  if (over) {
    return (
      <div className={classes.told}>
        <Alert color="yellow" role="status" title={t('codeOver')}>
          {t('codeOverText')}
        </Alert>
        <Button loading={asking} onClick={() => onAgain(told.kiosk.id)}>
          {t('newCode')}
        </Button>
      </div>
    )
  }
  return (
    <div className={classes.told}>
      <ol>
        <li>
          {t('stepOpen')} <strong className={classes.address}>{address.replace(/^https?:\/\//, '')}</strong>
        </li>
        <li>{t('stepCode')}</li>
      </ol>
      <div className={classes.code}>
        <output aria-label={t('code')}>{told.code}</output>
        <QrCode text={`${address}?code=${told.code}`} size={192} />
      </div>
      <p>
        <strong>{t('codeUntil', { until: format.dateTime(new Date(told.expiresAt), 'time') })}</strong>{' '}
        {t('codeOnce')}
      </p>
      <p role="status" className={classes.waits}>
        {t('codeWaits')}
      </p>
      <Button variant="default" onClick={onClose}>
        {t('codeClose')}
      </Button>
    </div>
  )
}
