import type { AnonymousTexts } from '@closecall/messages/anonymous'
import type { ResultOf } from '../api/graphql'
import type { WrittenLocale } from '../i18n/locales'
import type { OpenReceipt } from './anonymous.documents'
import classes from './thread.module.css'
import { ThreadPhotos } from './thread-photos'
import { day } from './times'

type Message = ResultOf<typeof OpenReceipt>['openReceipt']['messages'][number]
type Props = {
  texts: AnonymousTexts
  written: WrittenLocale
  messages: Message[]
  refresh: () => void
}

export function ThreadMessages({ texts, written, messages, refresh }: Props) {
  const words = texts.anonymous.thread
  const state = ({ waiting, readByOfficer }: Message) =>
    waiting ? words.waiting : readByOfficer ? words.read : words.unread
  return (
    <section className={classes.messages} aria-labelledby="messages">
      <h2 id="messages">{words.messages}</h2>
      {messages.length === 0 && <p className={classes.none}>{words.none}</p>}
      <ol>
        {messages.map((message) => (
          <li key={message.id} data-from={message.from}>
            <div>
              <strong>{message.from === 'OFFICER' ? words.officer : words.you}</strong>
              <time dateTime={message.on}>{day(written, message.on)}</time>
            </div>
            <p dir="auto">{message.text}</p>
            <ThreadPhotos {...{ texts, refresh }} photos={message.photos} />
            {message.from === 'REPORTER' && <small>{state(message)}</small>}
          </li>
        ))}
      </ol>
    </section>
  )
}
