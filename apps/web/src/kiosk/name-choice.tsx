import type { KioskTexts } from '@closecall/messages/kiosk'
import field from '../components/light/field.module.css'
import capture from '../features/capture/capture.module.css'

type Props = { texts: KioskTexts; named: boolean; choose: (named: boolean) => void }

/** Without a name unless somebody wants it. */
export function NameChoice({ texts: { kiosk }, named, choose }: Props) {
  const words = kiosk.form
  return (
    <fieldset className={field.group}>
      <legend>{words.name}</legend>
      {[false, true].map((own) => (
        <label key={String(own)} className={capture.choice}>
          <input type="radio" name="named" checked={named === own} onChange={() => choose(own)} />
          <strong>{own ? words.named : words.unnamed}</strong>
          <small>{own ? words.namedHint : words.unnamedHint}</small>
        </label>
      ))}
    </fieldset>
  )
}
