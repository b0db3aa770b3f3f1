import type { KioskTexts } from '@closecall/messages/kiosk'
import { useEffect, useRef } from 'react'
import field from '../components/light/field.module.css'
import { filled } from '../features/capture/words'
import { counted } from './counted'
import classes from './kiosk.module.css'
import { type NamedPhotos, photosLeft } from './named-photos'

type Props = {
  texts: KioskTexts
  locale: string
  left: number
  photos: NamedPhotos | undefined
  stay: () => void
  clear: () => void
}

/** Asks before it wipes. Above everything else, and answered by its buttons only. */
export function Countdown({ texts: { kiosk: texts }, locale, left, photos, stay, clear }: Props) {
  const words = texts.idle
  const missing = photos ? photosLeft(photos) : 0
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => dialog.current?.showModal(), [])
  return (
    <dialog
      ref={dialog}
      className={classes.countdown}
      aria-labelledby="countdown"
      aria-describedby="countdown-text"
      onCancel={stay}
    >
      <h2 id="countdown">{words.title}</h2>
      <p id="countdown-text" role="timer">
        {counted(words.text, left, locale)}
      </p>
      {photos && missing > 0 && <p>{filled(texts.sent.following.idle, { ...photos, left: missing })}</p>}
      <button type="button" className={field.button} onClick={stay}>
        {words.stay}
      </button>
      <button type="button" className={field.button} data-quiet onClick={clear}>
        {words.clear}
      </button>
    </dialog>
  )
}
