import type { AnonymousTexts } from '@closecall/messages/anonymous'
import { useEffect, useRef, useState } from 'react'
import type { ResultOf } from '../api/graphql'
import { filled } from '../features/capture/words'
import type { WrittenLocale } from '../i18n/locales'
import type { OpenReceipt } from './anonymous.documents'
import page from './anonymous.module.css'
import { Leave } from './leave'
import { Reply } from './reply'
import classes from './thread.module.css'
import { ThreadMessages } from './thread-messages'
import { ThreadPhotos } from './thread-photos'
import { longMoment, moment } from './times'
import type { useWork } from './use-work'

type Opened = ResultOf<typeof OpenReceipt>['openReceipt']
type Props = {
  texts: AnonymousTexts
  written: WrittenLocale
  receipt: string
  thread: Opened
  withWork: ReturnType<typeof useWork>
  update: (thread: Opened) => void
  refresh: () => void
  leave: () => void
}

/** Where the report stands, what was promised, and the talk about it. */
export function Thread({ texts, written, receipt, thread, withWork, update, refresh, leave }: Props) {
  const words = texts.anonymous.thread
  const title = useRef<HTMLHeadingElement>(null)
  const [photosLeft, setPhotosLeft] = useState(false)
  useEffect(() => {
    scrollTo(0, 0)
    title.current?.focus({ preventScroll: true })
  }, [])
  return (
    <div className={classes.thread}>
      <div>
        <p className={page.where} dir="auto">
          {[thread.site, thread.location].filter(Boolean).join(', ')}
        </p>
        <h1 ref={title} tabIndex={-1}>
          {words.title}
        </h1>
      </div>
      <section className={classes.status} data-status={thread.status} aria-label={words.status}>
        <strong>{words[thread.status]}</strong>
        {thread.handOverAt && (
          <span>{filled(words.latest, { time: moment(written, thread.handOverAt) })}</span>
        )}
        {thread.number && (
          <span>
            {words.number} {thread.number}
          </span>
        )}
      </section>
      {thread.decisionNote && (
        <section className={classes.decision}>
          <h2>{words.decision}</h2>
          <p dir="auto">{thread.decisionNote}</p>
        </section>
      )}
      <ThreadMessages {...{ texts, written, refresh }} messages={thread.messages} />
      <Reply {...{ texts, receipt, withWork, update, refresh }} following={setPhotosLeft} />
      {thread.promises.length > 0 && (
        <section className={classes.promises}>
          <h2>{words.promises}</h2>
          <ul>
            {thread.promises.map(({ mode, dueAt, keptAt }) => (
              <li key={mode} data-kept={Boolean(keptAt)}>
                <span>{words[mode]}</span>
                <small>{promised(words, written, dueAt, keptAt)}</small>
              </li>
            ))}
          </ul>
        </section>
      )}
      <details className={classes.wrote}>
        <summary>{words.wrote}</summary>
        <p>{texts.types[thread.type]}</p>
        <p dir="auto">{thread.whatHappened}</p>
        <ThreadPhotos {...{ texts, refresh }} photos={thread.photos} />
      </details>
      <Leave {...{ texts, photosLeft, leave }} label={words.leave} quiet />
    </div>
  )
}

function promised(
  words: AnonymousTexts['anonymous']['thread'],
  written: WrittenLocale,
  dueAt: string,
  keptAt: string | null,
) {
  if (keptAt) return words.kept
  const by = filled(words.by, { time: longMoment(written, dueAt) })
  return new Date(dueAt) < new Date() ? `${words.late}, ${by}` : by
}
