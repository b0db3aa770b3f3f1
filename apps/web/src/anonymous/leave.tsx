import type { AnonymousTexts } from '@closecall/messages/anonymous'
import { useState } from 'react'
import field from '../components/light/field.module.css'
import capture from '../features/capture/capture.module.css'

type Props = { texts: AnonymousTexts; label: string; quiet?: boolean; photosLeft: boolean; leave: () => void }

/** The button that had the focus is gone. */
export function inSight(question: HTMLElement | null) {
  question?.focus({ preventScroll: true })
  question?.scrollIntoView({ block: 'center' })
}

/** A screen that is cleared takes photos on their way with it; that is asked first. */
export function Leave({ texts, label, quiet, photosLeft, leave }: Props) {
  const { photos } = texts.anonymous
  const [asked, setAsked] = useState(false)
  if (asked && photosLeft) {
    return (
      <div ref={inSight} tabIndex={-1} className={capture.notSent} role="alert">
        <h2>{photos.leave}</h2>
        <p>{photos.leaveText}</p>
        <button type="button" className={field.button} onClick={() => setAsked(false)}>
          {photos.wait}
        </button>
        <button type="button" className={field.button} data-quiet onClick={leave}>
          {photos.without}
        </button>
      </div>
    )
  }
  return (
    <button
      type="button"
      className={field.button}
      data-quiet={quiet}
      onClick={() => (photosLeft ? setAsked(true) : leave())}
    >
      {label}
    </button>
  )
}
