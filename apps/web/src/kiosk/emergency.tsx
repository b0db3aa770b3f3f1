import { emergencyNumber } from '@closecall/messages/emergency-number'
import type { KioskTexts } from '@closecall/messages/kiosk'
import { unbroken } from '@closecall/messages/phone'
import { Siren } from 'lucide-react'
import { useEffect, useRef } from 'react'
import capture from '../features/capture/capture.module.css'
import classes from './kiosk.module.css'
import type { KioskPlace } from './waiting'

type Props = { texts: KioskTexts; place: KioskPlace['place'] }

/** Numbers to read: a tablet on a wall cannot call. */
export function Emergency({ texts: { kiosk, capture: words }, place }: Props) {
  const site = place.sites.find(({ id }) => id === place.site?.id)
  return (
    <div className={classes.emergency}>
      <p>
        {kiosk.start.call} <strong>{emergencyNumber(place.country)}</strong>
      </p>
      {site?.emergencyPhone && (
        <p>
          {site.emergencyName ?? words.urgent.onSite} <strong>{unbroken(site.emergencyPhone)}</strong>
        </p>
      )}
    </div>
  )
}

/** An injury or a fire: people first. */
export function Danger({ texts, place }: Props) {
  const words = texts.capture.urgent
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.focus({ preventScroll: true }), [])
  return (
    <div ref={box} className={capture.urgent} role="alert" tabIndex={-1}>
      <h2>
        <Siren size={30} aria-hidden />
        {words.title}
      </h2>
      <p>{words.text}</p>
      <Emergency {...{ texts, place }} />
      <p>{words.go}</p>
    </div>
  )
}
