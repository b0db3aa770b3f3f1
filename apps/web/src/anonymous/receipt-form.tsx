import type { AnonymousTexts } from '@closecall/messages/anonymous'
import { type FormEvent, useEffect, useState } from 'react'
import { Field, FormAlert } from '../components/light/field'
import field from '../components/light/field.module.css'
import capture from '../features/capture/capture.module.css'
import { filled } from '../features/capture/words'
import type { WrittenLocale } from '../i18n/locales'
import classes from './anonymous.module.css'
import { forgetReceipt, type Kept, keptReceipts } from './kept-receipts'
import { digitsOf, grouped, receiptLength } from './receipt'
import { day } from './times'

export type Trouble = 'wrong' | 'busy' | 'offline' | 'other'
type Props = {
  texts: AnonymousTexts
  written: WrittenLocale
  busy: boolean
  trouble: Trouble | undefined
  open: (receipt: string) => void
}

export function ReceiptForm({ texts, written, busy, trouble, open }: Props) {
  const words = texts.anonymous.return
  const [text, setText] = useState('')
  const [tried, setTried] = useState(false)
  const [kept, setKept] = useState<Kept[]>([])
  useEffect(() => {
    setKept(keptReceipts())
    // Typed before the script was there.
    const typed = document.querySelector<HTMLInputElement>('#receipt')?.value
    if (typed) setText(shown(typed))
  }, [])
  const digits = digitsOf(text)
  const incomplete = tried && digits.length !== receiptLength
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    setTried(true)
    if (digits.length === receiptLength) return void (busy || open(digits))
    document.getElementById('receipt')?.focus()
  }
  return (
    <div className={capture.capture}>
      <h1>{words.title}</h1>
      <p className={capture.lead}>{words.lead}</p>
      <form className={capture.form} onSubmit={submit} noValidate>
        {trouble && <FormAlert>{words[trouble]}</FormAlert>}
        <div className={classes.digitsField}>
          <Field
            name="receipt"
            label={words.label}
            hint={words.hint}
            error={incomplete ? filled(words.incomplete, { count: digits.length }) : undefined}
            inputMode="numeric"
            autoComplete="off"
            autoCorrect="off"
            placeholder="0000 0000 0000 0000 0000"
            digits
            value={text}
            onChange={(event) => {
              const digitsOnly = shown(event.currentTarget.value)
              // Also where nothing changes but what must not be typed.
              event.currentTarget.value = digitsOnly
              setTried(false)
              setText(digitsOnly)
            }}
          />
        </div>
        <button type="submit" className={field.button} aria-busy={busy} aria-disabled={busy}>
          {busy ? words.opening : words.open}
        </button>
      </form>
      {kept.length > 0 && (
        <section className={classes.kept}>
          <h2>{words.kept}</h2>
          {kept.map(({ receipt, day: keptOn }) => (
            <div key={receipt}>
              <button
                type="button"
                className={field.button}
                data-quiet
                disabled={busy}
                onClick={() => open(receipt)}
              >
                {filled(words.keptOpen, { day: day(written, keptOn) })}
              </button>
              <button
                type="button"
                className={classes.quiet}
                onClick={() => {
                  forgetReceipt(receipt)
                  setKept(keptReceipts())
                }}
              >
                {words.forget}
              </button>
            </div>
          ))}
        </section>
      )}
    </div>
  )
}

const shown = (typed: string) => grouped(digitsOf(typed).slice(0, receiptLength))
