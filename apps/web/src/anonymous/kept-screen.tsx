import type { AnonymousTexts } from '@closecall/messages/anonymous'
import { Hourglass, Send, Trash2 } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import field from '../components/light/field.module.css'
import capture from '../features/capture/capture.module.css'
import { filled } from '../features/capture/words'
import classes from './anonymous.module.css'
import { inSight } from './leave'
import { returnAddress } from './receipt'
import type { FilingState } from './use-filing'
import type { Waiting } from './use-kept'

type Props = {
  texts: AnonymousTexts
  waiting: Waiting[]
  state: FilingState
  send: () => void
  forget: (key: string) => void
  goOn: () => void
}

export const waitsHere = (texts: AnonymousTexts, count: number) =>
  count === 1 ? texts.anonymous.kept.one : filled(texts.anonymous.kept.many, { n: count })

/** What waits in this browser, why, what it costs, and both ways out: sent or deleted. */
export function KeptScreen({ texts, waiting, state, send, forget, goOn }: Props) {
  const words = texts.anonymous.kept
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    scrollTo(0, 0)
    heading.current?.focus({ preventScroll: true })
  }, [])
  const [first] = waiting
  const [asked, setAsked] = useState<string>()
  if (!first) return null
  const refused = state === 'gone' || state === 'other'
  const sending = state === 'sending'
  return (
    <div className={classes.screen}>
      <Hourglass size={56} strokeWidth={1.7} aria-hidden className={capture.waits} />
      <h1 ref={heading} tabIndex={-1}>
        {waitsHere(texts, waiting.length)}
      </h1>
      <p role="status" className={classes.note}>
        {words[state === 'idle' ? 'sending' : state]}
      </p>
      <p>{filled(words.how, { address: returnAddress() })}</p>
      <p>{words.price}</p>
      {refused && (
        <div className={classes.kept}>
          <h2>{words.words}</h2>
          {[
            first.card.whatHappened,
            first.card.whatCouldHappen,
            first.card.immediateAction,
            first.card.proposal,
          ].map((text, at) => text && <p key={at}>{text}</p>)}
        </div>
      )}
      {asked === first.key ? (
        <div ref={inSight} tabIndex={-1} className={capture.notSent} role="alert">
          <h2>{words.ask}</h2>
          <p>{words.askText}</p>
          <button type="button" className={field.button} onClick={() => setAsked(undefined)}>
            {words.stay}
          </button>
          <button type="button" className={field.button} data-quiet onClick={() => forget(first.key)}>
            {words.delete}
          </button>
        </div>
      ) : (
        <>
          <button
            type="button"
            className={field.button}
            aria-busy={sending}
            aria-disabled={sending}
            onClick={send}
          >
            <Send size={20} aria-hidden />
            {words.retry}
          </button>
          <button type="button" className={field.button} data-quiet onClick={() => setAsked(first.key)}>
            <Trash2 size={20} aria-hidden />
            {words.delete}
          </button>
        </>
      )}
      <button type="button" className={classes.quiet} onClick={goOn}>
        {words.goOn}
      </button>
    </div>
  )
}
