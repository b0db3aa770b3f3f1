import { Send } from 'lucide-react'
import { type FormEvent, type ReactNode, useState } from 'react'
import { FieldFrame } from '../../components/light/field'
import field from '../../components/light/field.module.css'
import classes from './capture.module.css'
import type { Draft } from './draft'
import type { Words } from './words'

type Props = {
  words: Words
  draft: Draft
  change: (part: Partial<Draft>) => void
  busy: boolean
  send: () => void
  /** Asked last, before the button. */
  children: ReactNode
}
const more = ['whatCouldHappen', 'immediateAction', 'proposal'] as const

export function WhatStep({ words, draft, change, busy, send, children }: Props) {
  const [tried, setTried] = useState(false)
  const missing = tried && !draft.whatHappened.trim() ? words.errors.text : undefined
  const labels = {
    whatCouldHappen: words.what.could,
    immediateAction: words.what.done,
    proposal: words.what.proposal,
  }
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    setTried(true)
    if (draft.whatHappened.trim()) return send()
    document.getElementById('whatHappened')?.focus()
  }
  return (
    <form className={classes.form} onSubmit={submit} noValidate>
      <FieldFrame name="whatHappened" label={words.what.text} hint={words.what.hint} error={missing}>
        {(control) => (
          <textarea
            dir="auto"
            rows={5}
            maxLength={20_000}
            required
            {...control}
            value={draft.whatHappened}
            onChange={(event) => change({ whatHappened: event.currentTarget.value })}
          />
        )}
      </FieldFrame>
      <details className={classes.more} open={more.some((name) => draft[name])}>
        <summary>{words.what.more}</summary>
        <div className={classes.form}>
          {more.map((name) => (
            <FieldFrame key={name} name={name} label={labels[name]}>
              {(control) => (
                <textarea
                  dir="auto"
                  rows={3}
                  maxLength={20_000}
                  {...control}
                  value={draft[name]}
                  onChange={(event) => change({ [name]: event.currentTarget.value })}
                />
              )}
            </FieldFrame>
          ))}
        </div>
      </details>
      {children}
      <button type="submit" className={field.button} aria-busy={busy} aria-disabled={busy}>
        <Send size={20} aria-hidden />
        {busy ? words.what.sending : words.what.send}
      </button>
    </form>
  )
}
