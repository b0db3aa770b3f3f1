import { CloudOff } from 'lucide-react'
import field from '../../components/light/field.module.css'
import { PlainLink } from '../../components/light/plain-link'
import classes from './capture.module.css'
import type { Sending } from './use-send'
import type { Words } from './words'

type Props = { words: Words; state: Sending['state']; retry: () => void; startOver: () => void }

/** Why it has not been sent, what becomes of it, and what to do. */
export function NotSent({ words, state, retry, startOver }: Props) {
  const text = {
    offline: words.errors.offline,
    session: words.errors.session,
    busy: words.errors.busy,
    taken: words.errors.taken,
    other: words.errors.other,
  }[state as 'offline']
  return (
    <div className={classes.notSent} role="alert">
      <h2>
        <CloudOff size={22} aria-hidden />
        {words.errors.offlineTitle}
      </h2>
      <p>{text}</p>
      {state === 'session' && (
        <PlainLink className={field.button} href="/sign-in?next=/report">
          {words.errors.signIn}
        </PlainLink>
      )}
      {state === 'taken' && (
        <button type="button" className={field.button} onClick={startOver}>
          {words.startOver}
        </button>
      )}
      {(state === 'offline' || state === 'busy') && (
        <button type="button" className={field.button} data-quiet onClick={retry}>
          {words.errors.retry}
        </button>
      )}
    </div>
  )
}
