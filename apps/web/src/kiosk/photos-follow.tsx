import type { KioskTexts } from '@closecall/messages/kiosk'
import { filled } from '../features/capture/words'
import classes from './kiosk.module.css'
import { type NamedPhotos, photosLeft } from './named-photos'

type Props = { texts: KioskTexts; photos: NamedPhotos }

/** How far the photos of a card with a name are, and what to do about those that did not come. */
export function PhotosFollow({ texts, photos }: Props) {
  const words = texts.kiosk.sent.following
  const { number, count, arrived, share, state } = photos
  const left = photosLeft(photos)
  if (left > 0 && state !== 'sending') {
    return (
      <section className={classes.alert} role="alert">
        <strong>{filled(state === 'over' ? words.missing : words.waits, { left, count })}</strong>
        {state === 'waiting' && <p>{words.again}</p>}
        <p>{filled(words.phone, { number })}</p>
      </section>
    )
  }
  return (
    <section className={classes.note} data-there={left === 0 || undefined} role="status">
      <strong>{filled(words.way, { n: arrived, count })}</strong>
      {left > 0 && (
        <>
          <progress max={count} value={arrived + share} aria-hidden />
          <p>{words.stay}</p>
        </>
      )}
    </section>
  )
}
