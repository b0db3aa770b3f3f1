import { FileCheck } from 'lucide-react'
import field from '../../components/light/field.module.css'
import { PlainLink } from '../../components/light/plain-link'
import classes from './capture.module.css'
import { filled, type Words } from './words'

/** An earlier sending arrived though its answer was lost, and the draft has been changed since. */
export type Filed = { number: string; privacy: string; changed: string[] }

type Props = { words: Words; filed: Filed; startAnew: () => void; settle: () => void; settled: string }

/** What was filed, what was not, and that the words are still there. */
export function AlreadyFiled({ words: { filed: words }, filed, startAnew, settle, settled }: Props) {
  const { number, privacy, changed } = filed
  const fields: Record<string, string> = words.fields
  const missing = changed.flatMap((name) => fields[name] ?? []).join(', ')
  return (
    <div className={classes.notSent} role="alert">
      <h2>
        <FileCheck size={22} aria-hidden />
        {filled(words.title, { number })}
      </h2>
      <p>
        {words.lead} {privacy === 'CONFIDENTIAL' ? words.CONFIDENTIAL : words.NAMED}
      </p>
      <p>
        <strong>{filled(words.missing, { fields: missing })}</strong> {words.kept}
      </p>
      <PlainLink className={field.button} href={`/reports/${encodeURIComponent(number)}`}>
        {filled(words.open, { number })}
      </PlainLink>
      <button type="button" className={field.button} data-quiet onClick={startAnew}>
        {words.anew}
      </button>
      <button type="button" className={field.button} data-quiet onClick={settle}>
        {settled}
      </button>
    </div>
  )
}
