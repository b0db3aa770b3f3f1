import type { KioskTexts } from '@closecall/messages/kiosk'
import { useEffect, useRef } from 'react'
import field from '../components/light/field.module.css'
import { counted } from './counted'
import classes from './kiosk.module.css'

type Props = { texts: KioskTexts; locale: string; left: number; stay: () => void; clear: () => void }

/** Asks before it wipes. Above everything else, and answered by its buttons only. */
export function Countdown({ texts: { kiosk }, locale, left, stay, clear }: Props) {
  const words = kiosk.idle
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
      <button type="button" className={field.button} onClick={stay}>
        {words.stay}
      </button>
      <button type="button" className={field.button} data-quiet onClick={clear}>
        {words.clear}
      </button>
    </dialog>
  )
}
