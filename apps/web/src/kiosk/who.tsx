import type { KioskTexts } from '@closecall/messages/kiosk'
import { useState } from 'react'
import { ask } from '../anonymous/ask'
import { newId } from '../api/new-id'
import { Field, FormAlert } from '../components/light/field'
import field from '../components/light/field.module.css'
import type { Draft } from '../features/capture/draft'
import { FileAtKiosk } from './kiosk.documents'
import classes from './kiosk.module.css'
import { namedCard } from './named-card'
import { PinPad } from './pin-pad'
import { type Refusal, refusalOf } from './refusal'
import type { Result } from './result'

type Props = {
  texts: KioskTexts
  locale: string
  token: string
  draft: Draft
  sending: boolean
  done: (result: Result) => void
  without: () => void
}

/** Number and PIN for one card. They live as long as this screen, and nothing that waits ever has them. */
export function Who({ texts, locale, token, draft, sending, done, without }: Props) {
  const words = texts.kiosk.who
  // Not the draft's own: a receipt is made of that one, and no report may tell it.
  const [id] = useState(newId)
  const [number, setNumber] = useState('')
  const [pin, setPin] = useState('')
  const [missing, setMissing] = useState<'number' | 'pin'>()
  const [problem, setProblem] = useState<Refusal>()
  const [busy, setBusy] = useState(false)
  const send = async () => {
    if (busy) return
    const lacks = number.trim() ? (pin ? undefined : 'pin') : 'number'
    setMissing(lacks)
    if (lacks) return
    setBusy(true)
    try {
      const input = { token, personnelNumber: number.trim(), pin, card: namedCard(draft, id) }
      const { fileAtKiosk } = await ask(FileAtKiosk, { input }, '/graphql')
      done({ kind: 'named', report: fileAtKiosk })
    } catch (error) {
      setProblem(refusalOf(error))
      setPin('')
    } finally {
      setBusy(false)
    }
  }
  return (
    <div className={classes.stack}>
      <p className={classes.lead}>{words.lead}</p>
      <Field
        name="kiosk-number"
        label={words.number}
        {...(missing === 'number' && { error: words.numberMissing })}
        digits
        inputMode="numeric"
        autoComplete="off"
        maxLength={40}
        value={number}
        onChange={(event) => setNumber(event.currentTarget.value)}
      />
      <PinPad
        {...{ texts, locale }}
        label={words.pin}
        value={pin}
        change={setPin}
        error={missing === 'pin' ? words.pinMissing : undefined}
      />
      {problem && <FormAlert>{words[problem]}</FormAlert>}
      <button type="button" className={field.button} aria-busy={busy} onClick={() => void send()}>
        {busy ? words.sending : words.send}
      </button>
      <button type="button" className={field.button} data-quiet aria-busy={sending} onClick={without}>
        {words.without}
      </button>
    </div>
  )
}
