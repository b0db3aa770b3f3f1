import { CloudUpload } from 'lucide-react'
import { useEffect, useRef } from 'react'
import field from '../../components/light/field.module.css'
import { PlainLink } from '../../components/light/plain-link'
import capture from '../capture/capture.module.css'
import type { Shown } from './outbox'
import { PhotosLeft } from './photos-left'
import { explained, type OutboxWords } from './waiting'

type Props = {
  words: OutboxWords
  card: Shown
  busy: boolean
  retry: () => void
  edit: () => void
  again: () => void
  againLabel: string
}

/** Honest about what has not happened yet, and that nothing more needs to be done. */
export function KeptScreen({ words, card, busy, retry, edit, again, againLabel }: Props) {
  const title = useRef<HTMLHeadingElement>(null)
  useEffect(() => title.current?.focus(), [])
  const { problem, photos, unkept } = card
  const signedOut = problem?.kind === 'session' || problem?.kind === 'member'
  return (
    <div className={capture.success}>
      <CloudUpload size={56} strokeWidth={1.7} aria-hidden className={capture.waits} />
      <h1 ref={title} tabIndex={-1}>
        {words.kept.title}
      </h1>
      <div className={capture.notSent} role="status">
        {problem && <strong>{explained(problem, words)}</strong>}
        <p>{unkept === 'all' ? words.storage.none : words.kept.text}</p>
        <p>{words.kept.number}</p>
        {photos.length > 0 && <PhotosLeft {...{ words, card }} />}
      </div>
      {signedOut ? (
        <PlainLink className={field.button} href="/sign-in?next=/report">
          {words.signIn}
        </PlainLink>
      ) : (
        <button type="button" className={field.button} aria-busy={busy} aria-disabled={busy} onClick={retry}>
          {busy ? words.trying : words.retry}
        </button>
      )}
      <button type="button" className={field.button} data-quiet onClick={edit}>
        {words.edit}
      </button>
      <button type="button" className={field.button} data-quiet onClick={again}>
        {againLabel}
      </button>
    </div>
  )
}
