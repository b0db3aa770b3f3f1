import type { AnonymousTexts } from '@closecall/messages/anonymous'
import { CloudOff } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import field from '../components/light/field.module.css'
import capture from '../features/capture/capture.module.css'
import type { FilingState } from './use-filing'

type Props = {
  texts: AnonymousTexts
  state: Exclude<FilingState, 'idle' | 'sending'>
  send: () => void
  /** Where this browser may keep it until there is network; answers whether it does. */
  keep?: (() => Promise<boolean>) | undefined
}

/** Why it has not been sent, where the words are, and what to do. */
export function NotFiled({ texts, state, send, keep }: Props) {
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
      {keep && (state === 'offline' || state === 'busy') && <Keep texts={texts} keep={keep} />}
    </div>
  )
}

/** Never by itself, and with its price beside it. */
function Keep({ texts, keep }: { texts: AnonymousTexts; keep: () => Promise<boolean> }) {
  const words = texts.anonymous.kept
  const [refused, setRefused] = useState(false)
  return (
    <>
      <p>{words.offerHint}</p>
      {refused && (
        <p role="alert">
          <strong>{words.refused}</strong>
        </p>
      )}
      <button
        type="button"
        className={field.button}
        data-quiet
        onClick={() => void keep().then((kept) => setRefused(!kept))}
      >
        {words.offer}
      </button>
    </>
  )
}
