import { EyeOff } from 'lucide-react'
import field from '../../components/light/field.module.css'
import classes from './capture.module.css'
import type { Draft } from './draft'
import own from './privacy-choice.module.css'
import type { Words } from './words'

type Props = { words: Words; slug: string; draft: Draft; change: (part: Partial<Draft>) => void }

export function PrivacyChoice({ words, slug, draft, change }: Props) {
  return (
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
      <a className={own.leave} href={`/o/${slug}/anonymous`} referrerPolicy="no-referrer">
        <EyeOff size={20} aria-hidden />
        <span>
          <strong>{words.what.anonymous}</strong>
          <small>{words.what.anonymousHint}</small>
        </span>
      </a>
    </fieldset>
  )
}
