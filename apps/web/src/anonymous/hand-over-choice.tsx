import { useState } from 'react'
import field from '../components/light/field.module.css'
import capture from '../features/capture/capture.module.css'
import { filled } from '../features/capture/words'
import classes from './anonymous.module.css'
import type { ReportPageProps } from './place'
import { latestHandOver, moment } from './times'

type Props = Pick<ReportPageProps, 'texts' | 'written' | 'place'> & {
  urgent: boolean
  grave: boolean
  choose: (urgent: boolean) => void
}

/** Waiting among others protects; whoever cannot wait is told the price. */
export function HandOverChoice({ texts, written, place, urgent, grave, choose }: Props) {
  const words = texts.anonymous.when
  const [now] = useState(() => new Date())
  const { nextAt, atLeast } = place.handOver
  const times = {
    latest: moment(written, latestHandOver(nextAt, place.timeZone, now)),
    count: atLeast,
  }
  return (
    <fieldset className={field.group}>
      <legend>{words.title}</legend>
      {grave && <p className={classes.note}>{words.people}</p>}
      {[false, true].map((atOnce) => (
        <label key={String(atOnce)} className={capture.choice}>
          <input type="radio" name="handOver" checked={urgent === atOnce} onChange={() => choose(atOnce)} />
          <strong>{atOnce ? words.now : words.mixed}</strong>
          <small>{atOnce ? words.nowHint : filled(words.mixedHint, times)}</small>
        </label>
      ))}
    </fieldset>
  )
}
