import type { AnonymousTexts } from '@closecall/messages/anonymous'
import { Hourglass, ImageOff } from 'lucide-react'
import { useState } from 'react'
import type { ResultOf } from '../api/graphql'
import { filled } from '../features/capture/words'
import type { OpenReceipt } from './anonymous.documents'
import classes from './thread.module.css'
import { usePicture } from './use-picture'

type Seen = ResultOf<typeof OpenReceipt>['openReceipt']['photos'][number]
type Props = {
  texts: AnonymousTexts
  photos: Seen[]
  /** Brings fresh addresses: each is good for minutes only. */
  refresh: () => void
}

/** Small ones that grow in their place: another page or tab would stay behind on the device. */
export function ThreadPhotos({ texts, photos, refresh }: Props) {
  const words = texts.anonymous.photos
  if (photos.length === 0) return null
  return (
    <ul className={classes.photos} aria-label={words.list}>
      {photos.map(({ id, url, thumbnailUrl }, at) => (
        <li key={id}>
          {url && thumbnailUrl ? (
            <Picture
              {...{ url, thumbnailUrl, refresh }}
              alt={filled(words.photo, { n: at + 1, count: photos.length })}
              failed={words.failed}
            />
          ) : (
            <span>
              <Hourglass size={22} strokeWidth={1.7} aria-hidden />
              {words.waits}
            </span>
          )}
        </li>
      ))}
    </ul>
  )
}

type PictureProps = { url: string; thumbnailUrl: string; refresh: () => void; alt: string; failed: string }

function Picture({ url, thumbnailUrl, refresh, alt, failed }: PictureProps) {
  const [large, setLarge] = useState(false)
  const small = usePicture(thumbnailUrl)
  const whole = usePicture(large ? url : undefined)
  if (small === null || whole === null) {
    return (
      <button type="button" onClick={refresh}>
        <ImageOff size={22} strokeWidth={1.7} aria-hidden />
        {failed}
      </button>
    )
  }
  return (
    <button type="button" aria-expanded={large} onClick={() => setLarge(!large)}>
      {/* oxlint-disable-next-line next/no-img-element -- because this page has no framework */}
      <img src={whole ?? small} alt={alt} />
    </button>
  )
}
