'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import classes from './photo-gallery.module.css'
import { PhotoViewer, type ShownPhoto } from './photo-viewer'
import { SignedPicture } from './signed-picture'

type Props = {
  photos: ShownPhoto[]
  /** Reads them again: their addresses are good for minutes only. */
  refresh: () => void
}

/** Thumbnails; each opens over the page, among its neighbours. */
export function PhotoGrid({ photos, refresh }: Props) {
  const t = useTranslations('photos.gallery')
  const [open, setOpen] = useState<string>()
  if (photos.length === 0) return null
  return (
    <>
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
      <PhotoViewer photos={photos} open={open} show={setOpen} refresh={refresh} />
    </>
  )
}
