import type { KioskTexts } from '@closecall/messages/kiosk'
import { useEffect, useState } from 'react'
import { ask } from '../anonymous/ask'
import { FormAlert } from '../components/light/field'
import field from '../components/light/field.module.css'
import { counted } from './counted'
import { LeaveKiosk } from './kiosk.documents'
import classes from './kiosk.module.css'
import { PinPad } from './pin-pad'
import { isUnknown, type Refusal, refusalOf } from './refusal'
import { RefusedCards } from './refused'
import { useNewest } from './use-newest'
import type { Tally } from './waiting'

type Props = {
  texts: KioskTexts
  locale: string
  token: string
  tally: Tally | undefined
  left: () => void
  back: () => void
}

/** Whoever knows the tablet's PIN may use it for something else; not while it holds reports of others. */
export function Leave({ texts, locale, token, tally, left, back }: Props) {
  const words = texts.kiosk.leave
  const [pin, setPin] = useState('')
  const [problem, setProblem] = useState<Refusal>()
  const [busy, setBusy] = useState(false)
  const [proven, setProven] = useState(false)
  const { waiting = 0, refused = 0 } = tally ?? {}
  const out = useNewest(left)
  // The kiosk is left by then, also where nobody decides about what was refused.
  useEffect(() => (proven ? out : undefined), [proven, out])
  const leave = async () => {
    if (busy || !pin) return
    setBusy(true)
    setProblem(undefined)
    try {
      await ask(LeaveKiosk, { token, pin })
      if (refused === 0) return left()
      setProven(true)
    } catch (error) {
      if (isUnknown(error)) return left()
      setProblem(refusalOf(error))
      setPin('')
    } finally {
      setBusy(false)
    }
  }
  if (proven) return <RefusedCards {...{ texts, locale }} done={left} />
  return (
    <main className={classes.screen}>
      <h1>{words.title}</h1>
      {waiting > 0 ? (
        <p className={classes.alert} role="alert">
          {counted(words.waiting, waiting, locale)}
        </p>
      ) : (
        <>
          <p className={classes.lead}>{words.lead}</p>
          {refused > 0 && <p className={classes.note}>{counted(words.refused, refused, locale)}</p>}
          <PinPad {...{ texts, locale }} label={texts.kiosk.who.pin} value={pin} change={setPin} />
          {problem && <FormAlert>{words[problem]}</FormAlert>}
          <button type="button" className={field.button} aria-busy={busy} onClick={() => void leave()}>
            {words.submit}
          </button>
        </>
      )}
      <button type="button" className={field.button} data-quiet onClick={back}>
        {words.back}
      </button>
    </main>
  )
}
