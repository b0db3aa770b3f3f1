'use client'

import { useMessages, useTranslations } from 'next-intl'
import { lazy, Suspense, useState } from 'react'
import type { Photo } from '../photos/photo'
import classes from './boxes.module.css'

// Most cards are typed in; a camera is loaded by whoever takes it out.
const PhotoField = lazy(() =>
  import('../photos/photo-field').then((module) => ({ default: module.PhotoField })),
)

type Props = { photos: Photo[]; onChange: (photos: Photo[]) => void; onBusy: (busy: boolean) => void }

/** Instead of typing in a long or unreadable card: its picture. */
export function CardPhotos({ photos, onChange, onBusy }: Props) {
  const t = useTranslations('boxes')
  const { photos: words } = useMessages()
  const [open, setOpen] = useState(false)
  return (
    <details className={classes.photos} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('photo')}</summary>
      {open && (
        <Suspense>
          <p>{t('photoHint')}</p>
          <PhotoField photos={photos} change={onChange} busy={onBusy} words={words} />
        </Suspense>
      )}
    </details>
  )
}
