import type { KioskTexts } from '@closecall/messages/kiosk'
import field from '../components/light/field.module.css'
import capture from '../features/capture/capture.module.css'
import { counted } from './counted'
import classes from './kiosk.module.css'
import type { NamedPrivacy } from './named-card'

export type Name = NamedPrivacy | 'NONE'
type Props = {
  texts: KioskTexts
  locale: string
  name: Name
  /** How many were taken: with a name they are sent while their writer waits. */
  photos: number
  choose: (name: Name) => void
}
const names = ['NONE', 'NAMED', 'CONFIDENTIAL'] as const

/** Without a name unless somebody wants it. */
export function NameChoice({ texts: { kiosk, capture: reports }, locale, name, photos, choose }: Props) {
  const words = kiosk.form
  const said = {
    NONE: [words.unnamed, words.unnamedHint],
    NAMED: [words.named, words.namedHint],
    CONFIDENTIAL: [reports.what.confidential, reports.what.confidentialHint],
  }
  return (
    <fieldset className={field.group}>
      <legend>{words.name}</legend>
      {names.map((each) => (
        <label key={each} className={capture.choice}>
          <input type="radio" name="named" checked={name === each} onChange={() => choose(each)} />
          <strong>{said[each][0]}</strong>
          <small>{said[each][1]}</small>
        </label>
      ))}
      {name !== 'NONE' && photos > 0 && (
        <p className={classes.note} role="status">
          {counted(words.photosFollow, photos, locale)}
        </p>
      )}
    </fieldset>
  )
}
