import { Send } from 'lucide-react'
import { type FormEvent, useState } from 'react'
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
}
const more = ['whatCouldHappen', 'immediateAction', 'proposal'] as const

export function WhatStep({ words, draft, change, busy, send }: Props) {
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
      <fieldset className={field.group}>
        <legend>{words.what.privacy}</legend>
        {(['NAMED', 'CONFIDENTIAL'] as const).map((privacy) => (
          <label key={privacy} className={classes.choice}>
            <input
              type="radio"
              name="privacy"
              checked={draft.privacy === privacy}
              onChange={() => change({ privacy })}
            />
            <strong>{privacy === 'NAMED' ? words.what.named : words.what.confidential}</strong>
            <small>{privacy === 'NAMED' ? words.what.namedHint : words.what.confidentialHint}</small>
          </label>
        ))}
      </fieldset>
      <button type="submit" className={field.button} aria-busy={busy} aria-disabled={busy}>
        <Send size={20} aria-hidden />
        {busy ? words.what.sending : words.what.send}
      </button>
    </form>
  )
}
