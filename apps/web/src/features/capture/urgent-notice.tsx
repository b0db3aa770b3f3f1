import { Phone, Siren } from 'lucide-react'
import { useEffect, useRef } from 'react'
import classes from './capture.module.css'
import { emergencyNumber } from './emergency-number'
import { filled, type Words } from './words'

/** An injury or a fire: people first. The programme never replaces telling the supervisor. */
export function UrgentNotice({ words, country }: { words: Words; country: string }) {
  const box = useRef<HTMLDivElement>(null)
  const number = emergencyNumber(country)
  useEffect(() => box.current?.focus({ preventScroll: true }), [])
  return (
    <div ref={box} className={classes.urgent} role="alert" tabIndex={-1}>
      <h2>
        <Siren size={26} aria-hidden />
        {words.urgent.title}
      </h2>
      <p>{words.urgent.text}</p>
      <a href={`tel:${number}`} className={classes.call}>
        <Phone size={20} aria-hidden />
        {filled(words.urgent.call, { number })}
      </a>
      <p>{words.urgent.go}</p>
    </div>
  )
}
