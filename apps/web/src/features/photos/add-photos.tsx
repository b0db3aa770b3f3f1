'use client'

import { Button, Progress } from '@mantine/core'
import { useMessages, useTranslations } from 'next-intl'
import { useState } from 'react'
import { ApiError } from '../../api/error'
import { useErrorText } from '../../api/use-error-text'
import { FormAlert } from '../../components/light/field'
import { useToast } from '../../components/ui/toast'
import { type Pdf, PdfField } from './pdf-field'
import type { Photo } from './photo'
import { PhotoField } from './photo-field'
import classes from './photo-gallery.module.css'
import { type Trouble, useUploads } from './use-uploads'

type Props = { reportId: string; room: number; photosOnly: boolean; refresh: () => void; close: () => void }

/** Picks, covers and sends more to a report that is there already. What has arrived is not sent twice. */
export function AddPhotos({ reportId, room, photosOnly, refresh, close }: Props) {
  const t = useTranslations('photos.add')
  const textOf = useErrorText()
  const toast = useToast()
  const words = useMessages().photos
  const [photos, setPhotos] = useState<Photo[]>([])
  const [pdfs, setPdfs] = useState<Pdf[]>([])
  const [preparing, setPreparing] = useState(false)
  const { sending, trouble, send, stop } = useUploads(reportId)
  const waiting = [...photos, ...pdfs]

  const why = (it: Trouble) =>
    it === 'refused' ? t('refused') : textOf(new ApiError(codes[it], codes[it].toLowerCase()))
  const submit = async () => {
    const count = waiting.length
    const arrived = await send(waiting, ({ id }) => {
      setPhotos((before) => before.filter((photo) => photo.id !== id))
      setPdfs((before) => before.filter((pdf) => pdf.id !== id))
    })
    if (arrived > 0) refresh()
    if (arrived < count) return
    toast.done(t('sent', { count }))
    close()
  }
  if (sending) {
    return (
      <div className={`${classes.adding} ${classes.sending}`}>
        <p role="status">{t('sending', { n: sending.n, count: sending.count })}</p>
        <Progress value={sending.share * 100} aria-label={t('progress')} size="lg" radius="xl" />
        <div className={classes.buttons}>
          <Button variant="default" onClick={stop}>
            {t('stop')}
          </Button>
        </div>
      </div>
    )
  }
  return (
    <div className={classes.adding}>
      <PhotoField
        photos={photos}
        change={setPhotos}
        words={words}
        most={room - pdfs.length}
        busy={setPreparing}
      />
      {!photosOnly && <PdfField pdfs={pdfs} change={setPdfs} room={room - photos.length} />}
      {trouble && waiting.length > 0 && (
        <FormAlert>{t('failed', { left: waiting.length, why: why(trouble) })}</FormAlert>
      )}
      <div className={classes.buttons}>
        <Button disabled={!waiting.length} loading={preparing} onClick={() => void submit()}>
          {trouble ? t('again') : t('send', { count: waiting.length })}
        </Button>
        <Button variant="default" onClick={close}>
          {t('cancel')}
        </Button>
      </div>
    </div>
  )
}

const codes = {
  network: 'UNAVAILABLE',
  server: 'UNAVAILABLE',
  busy: 'RATE_LIMITED',
  session: 'UNAUTHENTICATED',
} as const
