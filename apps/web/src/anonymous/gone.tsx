import type { AnonymousTexts } from '@closecall/messages/anonymous'
import field from '../components/light/field.module.css'
import { PlainLink } from '../components/light/plain-link'
import classes from './anonymous.module.css'

export function Gone({ texts, busy }: { texts: AnonymousTexts; busy: boolean }) {
  const words = texts.anonymous.gone
  return (
    <div className={classes.screen}>
      <h1>{busy ? words.busyTitle : words.title}</h1>
      <p>{busy ? words.busyText : words.text}</p>
      <PlainLink className={field.button} href="/m">
        {words.receipt}
      </PlainLink>
      <PlainLink className={field.button} data-quiet href="/">
        {words.home}
      </PlainLink>
    </div>
  )
}
