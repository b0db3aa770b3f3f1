import type { KioskTexts } from '@closecall/messages/kiosk'
import { type FormEvent, useState } from 'react'
import { ask } from '../anonymous/ask'
import { newToken } from '../api/new-id'
import { Field, FormAlert } from '../components/light/field'
import field from '../components/light/field.module.css'
import { counted } from './counted'
import { EnrolKiosk } from './kiosk.documents'
import classes from './kiosk.module.css'
import { type Refusal, refusalOf } from './refusal'
import { canKeep, keepDevice } from './store'
import type { Device } from './waiting'

type Props = {
  texts: KioskTexts
  locale: string
  given: string
  dead: boolean
  /** Reports that the server did not take: their words are for whoever proves a PIN. */
  refused: number
  enrolled: (device: Device) => void
}

/** Letters and digits of a code, however they were typed. */
const codeOf = (text: string) => text.toUpperCase().replace(/[^0-9A-Z]/g, '')

/** With a code from the officer's screen this browser becomes a kiosk. */
export function Enrol({ texts: { kiosk }, locale, given, dead, refused, enrolled }: Props) {
  const words = kiosk.enrol
  const [code, setCode] = useState(given)
  // The same at every try: an answer that was lost did not spend the code.
  const [token] = useState(newToken)
  const [problem, setProblem] = useState<Refusal | 'incomplete' | 'storage'>()
  const [busy, setBusy] = useState(false)
  const submit = async () => {
    if (codeOf(code).length !== 8) return setProblem('incomplete')
    setBusy(true)
    try {
      // A code counts once: not before it is sure that its token can be kept.
      if (!(await canKeep())) return setProblem('storage')
      const { enrolKiosk: kiosk } = await ask(EnrolKiosk, { code: codeOf(code), token })
      await keepDevice({ token, kiosk })
      enrolled({ token, kiosk })
    } catch (error) {
      setProblem(refusalOf(error))
    } finally {
      setBusy(false)
    }
  }
  const submitted = (event: FormEvent) => {
    event.preventDefault()
    if (!busy) void submit()
  }
  const incomplete = problem === 'incomplete' ? { error: words.incomplete } : {}
  return (
    <main className={classes.screen}>
      <h1>{words.title}</h1>
      <p className={classes.lead}>{words.lead}</p>
      <p className={classes.note}>{words.signOut}</p>
      {dead && <p className={classes.note}>{words.dead}</p>}
      {refused > 0 && <p className={classes.alert}>{counted(words.refused, refused, locale)}</p>}
      <form className={field.form} onSubmit={submitted} noValidate>
        <Field
          name="code"
          label={words.code}
          hint={words.hint}
          {...incomplete}
          digits
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          value={code}
          onChange={(event) => {
            setProblem(undefined)
            setCode(event.currentTarget.value)
          }}
        />
        {problem && problem !== 'incomplete' && <FormAlert>{words[problem]}</FormAlert>}
        <button type="submit" className={field.button} aria-busy={busy}>
          {busy ? words.busy : words.submit}
        </button>
      </form>
    </main>
  )
}
