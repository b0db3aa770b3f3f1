'use client'

import { ImageOff } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import classes from './photo-gallery.module.css'

type Props = {
  src: string
  alt: string
  width?: number | null
  height?: number | null
  /** Nothing around it can be pressed, so it offers to try again itself. */
  alone?: boolean
  /** Brings fresh addresses. */
  refresh: () => void
}

/** A picture behind an address that ends: asks once for a fresh one by itself, then says that it did not load. */
export function SignedPicture({ src, alt, width, height, alone, refresh }: Props) {
  const t = useTranslations('photos.gallery')
  const [loaded, setLoaded] = useState<string>()
  const [failed, setFailed] = useState<string>()
  const [asked, setAsked] = useState(false)
  if (failed === src && asked) {
    return (
      <span className={classes.failed}>
        <ImageOff size={28} strokeWidth={1.7} aria-hidden />
        <span role={alone ? 'alert' : undefined}>{t('failed')}</span>
        {alone && (
          <button
            type="button"
            onClick={() => {
              setFailed(undefined)
              refresh()
            }}
          >
            {t('retry')}
          </button>
        )}
      </span>
    )
  }
  return (
    // oxlint-disable-next-line next/no-img-element -- because the server made it in this size already
    <img
      key={src}
      src={src}
      alt={alt}
      width={width ?? undefined}
      height={height ?? undefined}
      decoding="async"
      data-loading={loaded !== src || undefined}
      onLoad={() => {
        setLoaded(src)
        setAsked(false)
      }}
      onError={() => {
        setFailed(src)
        setAsked(true)
        refresh()
      }}
    />
  )
}
