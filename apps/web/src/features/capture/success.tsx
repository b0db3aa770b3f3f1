import { CircleCheckBig } from 'lucide-react'
import { type ReactNode, useEffect, useRef } from 'react'
import field from '../../components/light/field.module.css'
import { PlainLink } from '../../components/light/plain-link'
import { formats } from '../../i18n/formats'
import classes from './capture.module.css'
import type { Sent } from './sent'
import { filled, type Words } from './words'

type Props = {
  words: Words
  sent: Sent
  locale: string
  timeZone: string
  again: () => void
  /** What of the report is still on its way. */
  children?: ReactNode
}

/** The number, and what happens next with its clocks: the promise is made here. */
export function Success({ words, sent, locale, timeZone, again, children }: Props) {
  const title = useRef<HTMLHeadingElement>(null)
  useEffect(() => title.current?.focus(), [])
  const clock = new Intl.DateTimeFormat(locale, { ...formats.dateTime.momentToCome, timeZone })
  return (
    <div className={classes.success}>
      <CircleCheckBig size={56} strokeWidth={1.7} aria-hidden className={classes.tick} />
      <h1 ref={title} tabIndex={-1}>
        {words.done.title}
      </h1>
      <p className={classes.number}>
        <span>{words.done.number}</span>
        <strong>{sent.number}</strong>
      </p>
      {children}
      <h2>{words.done.next}</h2>
      <ol className={classes.promises}>
        {sent.promises.map(({ mode, dueAt }) => (
          <li key={mode}>
            <strong>{words.done[mode]}</strong>
            <span>{filled(words.done.by, { time: clock.format(new Date(dueAt)) })}</span>
          </li>
        ))}
        <li>
          <strong>{words.done.then}</strong>
          <span>{words.done.thenText}</span>
        </li>
      </ol>
      <PlainLink href="/my" className={field.button}>
        {words.done.my}
      </PlainLink>
      <button type="button" className={field.button} data-quiet onClick={again}>
        {words.done.again}
      </button>
    </div>
  )
}
