'use client'

import { Button } from '@mantine/core'
import { useMessages, useTranslations } from 'next-intl'
import { useState } from 'react'
import type { Photo } from './photo'
import { PhotoField } from './photo-field'
import classes from './photo-gallery.module.css'
import { UploadProgress, UploadTrouble } from './upload-state'
import type { useUploads } from './use-uploads'

type Props = {
  /** What is there already. */
  lead: string
  photos: Photo[]
  uploads: ReturnType<typeof useUploads>
  change: (photos: Photo[]) => void
  again: () => void
  leave: () => void
}

/** The words have arrived and their photos have not: on their way, or waiting for another try. */
export function PhotosLeft({ lead, photos, uploads, change, again, leave }: Props) {
  const t = useTranslations('photos.add')
  const words = useMessages().photos
  const [preparing, setPreparing] = useState(false)
  const { sending, trouble, stop } = uploads
  if (sending) return <UploadProgress sending={sending} stop={stop} />
  return (
    <div className={classes.adding}>
      <p className={classes.lead}>{lead}</p>
      <PhotoField photos={photos} change={change} words={words} busy={setPreparing} />
      {trouble && <UploadTrouble trouble={trouble} left={photos.length} />}
      <div className={classes.buttons}>
        <Button loading={preparing} onClick={again}>
          {trouble ? t('again') : t('send', { count: photos.length })}
        </Button>
        <Button variant="default" onClick={leave}>
          {t('leaveOut')}
        </Button>
      </div>
    </div>
  )
}
