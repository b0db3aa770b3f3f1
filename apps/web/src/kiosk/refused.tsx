import type { KioskTexts } from '@closecall/messages/kiosk'
import { useEffect, useState } from 'react'
import field from '../components/light/field.module.css'
import { counted } from './counted'
import classes from './kiosk.module.css'
import { deleteWaiting, readRefused } from './store'

type Props = { texts: KioskTexts; locale: string; done: () => void }
type Refused = Awaited<ReturnType<typeof readRefused>>

/** What nobody else has: whoever proved the PIN can write it down, and decides what becomes of it. */
export function RefusedCards({ texts, locale, done }: Props) {
  const words = texts.kiosk.refused
  const [cards, setCards] = useState<Refused>([])
  useEffect(() => void readRefused().then(setCards), [])
  const drop = async () => {
    await Promise.all(cards.map(({ key }) => deleteWaiting(key)))
    done()
  }
  return (
    <main className={classes.screen}>
      <h1>{words.title}</h1>
      <p className={classes.lead}>{words.lead}</p>
      {cards.map(({ key, card, photos }) => (
        <article key={key} className={classes.note} dir="auto">
          <strong>{[texts.types[card.type], card.occurredOn].filter(Boolean).join(', ')}</strong>
          {[card.whatHappened, card.whatCouldHappen, card.immediateAction, card.proposal].map(
            (text, at) => text && <p key={at}>{text}</p>,
          )}
          {photos > 0 && <p>{counted(words.photos, photos, locale)}</p>}
        </article>
      ))}
      <button type="button" className={field.button} data-quiet onClick={() => void drop()}>
        {words.drop}
      </button>
      <button type="button" className={field.button} onClick={done}>
        {words.keep}
      </button>
    </main>
  )
}
