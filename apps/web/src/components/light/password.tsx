'use client'

import { type ComponentProps, useState } from 'react'
import { FieldFrame } from './field'
import classes from './field.module.css'

type Props = ComponentProps<'input'> & {
  name: string
  label: string
  hint?: string
  error?: string
  digits?: boolean
  words: { show: string; hide: string }
}

export function Password({ label, hint, error, words, digits, ...input }: Props) {
  const [shown, setShown] = useState(false)
  return (
    <FieldFrame name={input.name} label={label} hint={hint} error={error}>
      {(control) => (
        <div className={classes.control}>
          <input
            {...input}
            {...control}
            type={shown ? 'text' : 'password'}
            data-digits={digits || undefined}
          />
          <button
            type="button"
            className={classes.reveal}
            aria-pressed={shown}
            onClick={() => setShown(!shown)}
          >
            {shown ? words.hide : words.show}
          </button>
        </div>
      )}
    </FieldFrame>
  )
}
