import type { AnonymousTexts } from '@closecall/messages/anonymous'
import { useState } from 'react'
import field from '../components/light/field.module.css'
import capture from '../features/capture/capture.module.css'

type Props = { texts: AnonymousTexts; photosLeft: boolean; leave: () => void; again: () => void }

/** The button that had it is gone. */
function show(question: HTMLElement | null) {
  question?.focus({ preventScroll: true })
  question?.scrollIntoView({ block: 'center' })
}

/** Another report lets photos go on; a screen that is cleared does not, and that is asked first. */
export function LeaveReceipt({ texts, photosLeft, leave, again }: Props) {
  const { receipt, photos } = texts.anonymous
  const [asked, setAsked] = useState(false)
  return (
    <>
      {asked && photosLeft ? (
        <div ref={show} tabIndex={-1} className={capture.notSent} role="alert">
          <h2>{photos.leave}</h2>
          <p>{photos.leaveText}</p>
          <button type="button" className={field.button} onClick={() => setAsked(false)}>
            {photos.wait}
          </button>
          <button type="button" className={field.button} data-quiet onClick={leave}>
            {photos.without}
          </button>
        </div>
      ) : (
        <button
          type="button"
          className={field.button}
          onClick={() => (photosLeft ? setAsked(true) : leave())}
        >
          {receipt.done}
        </button>
      )}
      <button type="button" className={field.button} data-quiet onClick={again}>
        {receipt.again}
      </button>
    </>
  )
}
