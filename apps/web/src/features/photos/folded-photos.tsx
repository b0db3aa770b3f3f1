'use client'

import { useMessages } from 'next-intl'
import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react'
import type { Photo } from './photo'
import classes from './photo-gallery.module.css'

// Most words need no picture; a camera is loaded by whoever takes it out.
const PhotoField = lazy(() => import('./photo-field').then((module) => ({ default: module.PhotoField })))

type Props = {
  title: string
  hint?: ReactNode
  photos: Photo[]
  change: (photos: Photo[]) => void
  busy: (busy: boolean) => void
}

/** Photos beside words: out of the way until somebody opens them. */
export function FoldedPhotos({ title, hint, photos, change, busy }: Props) {
  const { photos: words } = useMessages()
  const [open, setOpen] = useState(false)
  const some = photos.length > 0
  // Found again on the device, they are shown.
  useEffect(() => {
    if (some) setOpen(true)
  }, [some])
  return (
    <details className={classes.folded} open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{title}</summary>
      {open && (
        <Suspense>
          {hint && <p>{hint}</p>}
          <PhotoField photos={photos} change={change} busy={busy} words={words} />
        </Suspense>
      )}
    </details>
  )
}
