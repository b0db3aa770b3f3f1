import type { ComponentProps, ReactNode } from 'react'
import classes from './field.module.css'

type Frame = { name: string; label: string; hint?: ReactNode; error?: string }
type Control = {
  id: string
  name: string
  className?: string
  'aria-invalid'?: true
  'aria-describedby'?: string
}

/** Label, hint, control and error, tied together for assistive technology. */
export function FieldFrame({
  name,
  label,
  hint,
  error,
  children,
}: Frame & { children: (it: Control) => ReactNode }) {
  const described = [hint && `${name}-hint`, error && `${name}-error`].filter(Boolean).join(' ')
  return (
    <div className={classes.field}>
      <label htmlFor={name}>{label}</label>
      {hint && (
        <div id={`${name}-hint`} className={classes.hint}>
          {hint}
        </div>
      )}
      {children({
        id: name,
        name,
        className: classes.input,
        'aria-invalid': error ? true : undefined,
        'aria-describedby': described || undefined,
      })}
      {error && (
        <p id={`${name}-error`} className={classes.error}>
          <Warning />
          {error}
        </p>
      )}
    </div>
  )
}

export function Field({
  label,
  hint,
  error,
  digits,
  ...input
}: Frame & ComponentProps<'input'> & { digits?: boolean }) {
  return (
    <FieldFrame name={input.name} label={label} hint={hint} error={error}>
      {(control) => <input dir="auto" {...input} {...control} data-digits={digits || undefined} />}
    </FieldFrame>
  )
}

export function SelectBox({ label, hint, error, ...select }: Frame & ComponentProps<'select'>) {
  return (
    <FieldFrame name={select.name} label={label} hint={hint} error={error}>
      {(control) => <select {...select} {...control} />}
    </FieldFrame>
  )
}

export function FormAlert({ children }: { children: ReactNode }) {
  return (
    <div role="alert" className={classes.alert}>
      <Warning />
      <span>{children}</span>
    </div>
  )
}

function Warning() {
  return (
    <svg viewBox="0 0 16 16" width="16" height="16" fill="currentColor" aria-hidden>
      <path d="M8 1 15.4 14.5H.6zM7.2 6v4.4h1.6V6zm0 5.6v1.5h1.6v-1.5z" fillRule="evenodd" />
    </svg>
  )
}
