import type { KioskTexts } from '@closecall/messages/kiosk'
import { useState } from 'react'
import { Field, FormAlert } from '../components/light/field'
import field from '../components/light/field.module.css'
import classes from './kiosk.module.css'
import type { NamedPrivacy } from './named-card'
import { PinPad } from './pin-pad'
import type { Named } from './use-named'

type Props = {
  texts: KioskTexts
  locale: string
  privacy: NamedPrivacy
  named: Named
  sending: boolean
  without: () => void
}

/** Number and PIN for one card. They live as long as this screen, and nothing that waits ever has them. */
export function Who({ texts, locale, privacy, named, sending, without }: Props) {
  const words = texts.kiosk.who
  const { busy, lost, problem } = named
  const first = privacy === 'NAMED' ? words.send : words.sendConfidential
  const [number, setNumber] = useState('')
  const [pin, setPin] = useState('')
  const [missing, setMissing] = useState<'number' | 'pin'>()
  const send = async () => {
    if (busy || sending) return
    const lacks = number.trim() ? (pin ? undefined : 'pin') : 'number'
    setMissing(lacks)
    if (lacks) return
    await named.send(number.trim(), pin, privacy)
    setPin('')
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
      {lost && !busy && (
        <p className={classes.alert} role="alert">
          {words.lost}
        </p>
      )}
      <button type="button" className={field.button} aria-busy={busy} onClick={() => void send()}>
        {busy ? words.sending : lost ? words.again : first}
      </button>
      {/* Filed twice, once with a name and once without, the same words would tell whose they are. */}
      {!lost && (
        <button
          type="button"
          className={field.button}
          data-quiet
          disabled={busy}
          aria-busy={sending}
          onClick={without}
        >
          {words.without}
        </button>
      )}
      {!lost && problem === 'wrong' && <p className={classes.lead}>{words.remembered}</p>}
    </div>
  )
}
