'use client'

import { Button } from '@mantine/core'
import { ImagePlus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { AddPhotos } from './add-photos'
import { DocumentList } from './document-list'
import { mostPhotos } from './photo'
import classes from './photo-gallery.module.css'
import { PhotoGrid } from './photo-grid'
import type { AttachmentRow } from './photos.documents'

type Shown = {
  id: string
  privacy: 'NAMED' | 'CONFIDENTIAL' | 'ANONYMOUS'
  attachments: AttachmentRow[]
  viewerCan: { comment: boolean }
}
type Props = {
  report: Shown
  /** Reads the report again: addresses of pictures are good for minutes only. */
  refresh: () => void
  level?: 'h2' | 'h3'
}

/** What a report shows besides its words: thumbnails to open, documents to load, and a way to add more. */
export function PhotoGallery({ report, refresh, level: Heading = 'h3' }: Props) {
  const t = useTranslations('photos.gallery')
  const [adding, setAdding] = useState(false)
  const title = useRef<HTMLHeadingElement>(null)
  const { attachments, viewerCan } = report
  // Whoever reads a report may show what it is about, as they may say it.
  const canAdd = viewerCan.comment && attachments.length < mostPhotos
  if (!attachments.length && !canAdd) return null
  return (
    <section
      className={classes.gallery}
      aria-label={t('title')}
      data-empty={!attachments.length || undefined}
    >
      <header>
        <Heading ref={title} tabIndex={-1}>
          {t('title')}
        </Heading>
        {canAdd && !adding && (
          <Button
            variant="default"
            size="sm"
            leftSection={<ImagePlus size={18} aria-hidden />}
            onClick={() => setAdding(true)}
          >
            {t('add')}
          </Button>
        )}
      </header>
      <PhotoGrid photos={attachments.filter(({ kind }) => kind === 'IMAGE')} refresh={refresh} />
      <DocumentList documents={attachments.filter(({ kind }) => kind === 'PDF')} />
      {!attachments.length && !adding && <p className={classes.none}>{t('none')}</p>}
      {adding && (
        <AddPhotos
          reportId={report.id}
          room={mostPhotos - attachments.length}
          photosOnly={report.privacy === 'ANONYMOUS'}
          refresh={refresh}
          close={() => {
            setAdding(false)
            title.current?.focus()
          }}
        />
      )}
    </section>
  )
}
