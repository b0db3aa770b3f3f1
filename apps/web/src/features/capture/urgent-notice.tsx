import { emergencyNumber } from '@closecall/messages/emergency-number'
import { dialled, unbroken } from '@closecall/messages/phone'
import { Phone, Siren } from 'lucide-react'
import { useEffect, useRef } from 'react'
import classes from './capture.module.css'
import type { Place } from './draft'
import { filled, type Words } from './words'

type Props = { words: Words; country: string; site: Place | undefined }

/** An injury or a fire: people first. The programme never replaces telling the supervisor. */
export function UrgentNotice({ words, country, site }: Props) {
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
      {site?.emergencyPhone && (
        <a href={dialled(site.emergencyPhone)} className={classes.call} data-site>
          <Phone size={20} aria-hidden />
          <span>
            {filled(words.urgent.callSite, {
              name: site.emergencyName ?? words.urgent.onSite,
              number: unbroken(site.emergencyPhone),
            })}
          </span>
        </a>
      )}
      {site && site.alerted.length > 0 && (
        <p>{filled(words.urgent.alerted, { names: site.alerted.map(({ name }) => name).join(', ') })}</p>
      )}
      <p>{words.urgent.go}</p>
    </div>
  )
}
