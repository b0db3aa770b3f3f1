import type { AnonymousTexts } from '@closecall/messages/anonymous'
import { CloudOff } from 'lucide-react'
import { useEffect, useRef } from 'react'
import field from '../components/light/field.module.css'
import capture from '../features/capture/capture.module.css'
import type { FilingState } from './use-filing'

type Props = { texts: AnonymousTexts; state: Exclude<FilingState, 'idle' | 'sending'>; send: () => void }

/** Why it has not been sent, where the words are, and what to do. */
export function NotFiled({ texts, state, send }: Props) {
  const words = texts.anonymous.errors
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // Newer browsers answer with a promise, which is no way to clean up.
    box.current?.scrollIntoView({ block: 'center' })
  }, [])
  return (
    <div ref={box} className={capture.notSent} role="alert">
      <h2>
        <CloudOff size={22} aria-hidden />
        {words.title}
      </h2>
      <p>{words[state]}</p>
      {state !== 'gone' && (
        <button type="button" className={field.button} data-quiet onClick={send}>
          {words.retry}
        </button>
      )}
    </div>
  )
}
