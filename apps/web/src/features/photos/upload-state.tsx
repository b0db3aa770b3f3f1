'use client'

import { Button, Progress } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { ApiError } from '../../api/error'
import { useErrorText } from '../../api/use-error-text'
import { FormAlert } from '../../components/light/field'
import classes from './photo-gallery.module.css'
import type { Trouble, useUploads } from './use-uploads'

const codes = {
  network: 'UNAVAILABLE',
  server: 'UNAVAILABLE',
  busy: 'RATE_LIMITED',
  session: 'UNAUTHENTICATED',
} as const

type Sending = NonNullable<ReturnType<typeof useUploads>['sending']>

/** How far photos are on their way. */
export function UploadProgress({
  sending: { n, count, share },
  stop,
}: {
  sending: Sending
  stop: () => void
}) {
  const t = useTranslations('photos.add')
  return (
    <div className={`${classes.adding} ${classes.sending}`}>
      <p role="status">{t('sending', { n, count })}</p>
      <Progress value={share * 100} aria-label={t('progress')} size="lg" radius="xl" />
      <div className={classes.buttons}>
        <Button variant="default" onClick={stop}>
          {t('stop')}
        </Button>
      </div>
    </div>
  )
}

/** How many are not there, and why. */
export function UploadTrouble({ trouble, left }: { trouble: Trouble; left: number }) {
  const t = useTranslations('photos.add')
  const textOf = useErrorText()
  const why =
    trouble === 'refused' ? t('refused') : textOf(new ApiError(codes[trouble], codes[trouble].toLowerCase()))
  return <FormAlert>{t('failed', { left, why })}</FormAlert>
}
