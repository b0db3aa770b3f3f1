'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { DocumentList } from './document-list'
import classes from './photo-gallery.module.css'
import { PhotoViewer } from './photo-viewer'
import type { AttachmentRow } from './photos.documents'
import { SignedPicture } from './signed-picture'

type Props = {
  attachments: AttachmentRow[]
  /** Reads the report again: addresses of pictures are good for minutes only. */
  refresh: () => void
  level?: 'h2' | 'h3'
}

/** What a report shows besides its words: thumbnails to open and documents to load. */
export function PhotoGallery({ attachments, refresh, level: Heading = 'h3' }: Props) {
  const t = useTranslations('photos.gallery')
  const [open, setOpen] = useState<string>()
  if (!attachments.length) return null
  const photos = attachments.filter(({ kind }) => kind === 'IMAGE')
  return (
    <section className={classes.gallery} aria-label={t('title')}>
      <header>
        <Heading>{t('title')}</Heading>
      </header>
      {photos.length > 0 && (
        <ul className={classes.grid}>
          {photos.map((photo, at) => (
            <li key={photo.id}>
              <button
                type="button"
                className={classes.open}
                aria-label={t('open', { n: at + 1, count: photos.length })}
                onClick={() => setOpen(photo.id)}
              >
                <SignedPicture
                  src={photo.thumbnailUrl ?? photo.url}
                  alt={t('photo', { n: at + 1, count: photos.length })}
                  refresh={refresh}
                />
              </button>
            </li>
          ))}
        </ul>
      )}
      <DocumentList documents={attachments.filter(({ kind }) => kind === 'PDF')} />
      <PhotoViewer photos={photos} open={open} show={setOpen} refresh={refresh} />
    </section>
  )
}
