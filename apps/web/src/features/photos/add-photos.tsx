'use client'

import { Button } from '@mantine/core'
import { useMessages, useTranslations } from 'next-intl'
import { useState } from 'react'
import { useToast } from '../../components/ui/toast'
import { type Pdf, PdfField } from './pdf-field'
import type { Photo } from './photo'
import { PhotoField } from './photo-field'
import classes from './photo-gallery.module.css'
import { UploadProgress, UploadTrouble } from './upload-state'
import { useUploads } from './use-uploads'

type Props = { reportId: string; room: number; photosOnly: boolean; refresh: () => void; close: () => void }

/** Picks, covers and sends more to a report that is there already. What has arrived is not sent twice. */
export function AddPhotos({ reportId, room, photosOnly, refresh, close }: Props) {
  const t = useTranslations('photos.add')
  const toast = useToast()
  const words = useMessages().photos
  const [photos, setPhotos] = useState<Photo[]>([])
  const [pdfs, setPdfs] = useState<Pdf[]>([])
  const [preparing, setPreparing] = useState(false)
  const { sending, trouble, send, stop } = useUploads(reportId)
  const waiting = [...photos, ...pdfs]

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
  if (sending) return <UploadProgress sending={sending} stop={stop} />
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
      {trouble && waiting.length > 0 && <UploadTrouble trouble={trouble} left={waiting.length} />}
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
