import type { KioskTexts } from '@closecall/messages/kiosk'
import { Delete } from 'lucide-react'
import type { KeyboardEvent } from 'react'
import { counted } from './counted'
import classes from './pin-pad.module.css'

type Props = {
  texts: KioskTexts
  locale: string
  label: string
  value: string
  change: (value: string) => void
  error?: string | undefined
}
const most = 12

/** Digits that no browser takes for a password: there is no field that could be filled in, kept or read over a shoulder. */
export function PinPad({ texts: { kiosk }, locale, label, value, change, error }: Props) {
  const add = (digit: string) => change((value + digit).slice(0, most))
  const drop = () => change(value.slice(0, -1))
  const typed = (event: KeyboardEvent) => {
    if (/^\d$/.test(event.key)) add(event.key)
    else if (event.key === 'Backspace') drop()
  }
  const key = (digit: string) => (
    <button key={digit} type="button" onClick={() => add(digit)}>
      {digit}
    </button>
  )
  return (
    <div className={classes.pad} role="group" aria-label={label} onKeyDown={typed}>
      <p className={classes.label} aria-hidden>
        {label}
      </p>
      <p className={classes.dots} role="status">
        <span className="visually-hidden">{counted(kiosk.pad.entered, value.length, locale)}</span>
        <span aria-hidden>{'●'.repeat(value.length) || '\u00a0'}</span>
      </p>
      {error && (
        <p className={classes.error} role="alert">
          {error}
        </p>
      )}
      <div className={classes.keys}>
        {['1', '2', '3', '4', '5', '6', '7', '8', '9'].map(key)}
        <i />
        {key('0')}
        <button type="button" aria-label={kiosk.pad.delete} onClick={drop}>
          <Delete size={28} aria-hidden />
        </button>
      </div>
    </div>
  )
}
