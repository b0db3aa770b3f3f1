import type { KioskTexts } from '@closecall/messages/kiosk'
import { Eye, Megaphone, ShieldCheck } from 'lucide-react'
import { placeName } from '../anonymous/filing-place'
import { counted } from './counted'
import { Emergency } from './emergency'
import classes from './kiosk.module.css'
import type { KioskPlace, Tally } from './waiting'

type Props = {
  texts: KioskTexts
  locale: string
  kiosk: KioskPlace
  tally: Tally | undefined
  begin: () => void
  leave: () => void
}

const counts = ['waiting', 'loose', 'refused', 'lost'] as const

/** What everybody sees who passes: where it hangs, whom to call, what it promises, and one large button. */
export function Start({ texts, locale, kiosk: { place }, tally, begin, leave }: Props) {
  const words = texts.kiosk.start
  return (
    <main className={classes.start}>
      <div>
        <p className={classes.where} dir="auto">
          {placeName(place)}
        </p>
        <h1>{words.title}</h1>
        <p className={classes.lead}>{words.lead}</p>
      </div>
      <button type="button" className={classes.report} onClick={begin}>
        <Megaphone size={44} strokeWidth={2} aria-hidden />
        {words.report}
      </button>
      <ul className={classes.honest}>
        <li>
          <ShieldCheck size={26} aria-hidden />
          {words.keeps}
        </li>
        <li>
          <Eye size={26} aria-hidden />
          {words.seen}
        </li>
      </ul>
      <Emergency texts={texts} place={place} />
      <footer className={classes.foot}>
        <div role="status">
          {counts.map((name) => {
            const count = tally?.[name] ?? 0
            return count > 0 && <p key={name}>{counted(words[name], count, locale)}</p>
          })}
        </div>
        <button type="button" className={classes.plain} onClick={leave}>
          {words.leave}
        </button>
      </footer>
    </main>
  )
}
