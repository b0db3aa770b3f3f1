'use client'

import { createContext, type ReactNode, useActionState, useContext, useEffect, useRef } from 'react'
import { FormAlert } from './field'
import classes from './field.module.css'

/** What a server action answers: texts in the reader's language, and what had been typed. */
export type FormAnswer = { alert?: string; errors?: Record<string, string>; values?: Record<string, string> }
export type FormAction = (before: FormAnswer, form: FormData) => Promise<FormAnswer>

const Answer = createContext<FormAnswer>({})

/** Error and last value of a field, for the small fields below. */
export function useAnswer(name: string) {
  const { errors, values } = useContext(Answer)
  return { error: errors?.[name], defaultValue: values?.[name] }
}

/** Posts to a server action; works before, and without, any script. */
export function LightForm({ action, children }: { action: FormAction; children: ReactNode }) {
  const [answer, run] = useActionState(action, {})
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    if (answer.errors) form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus()
  }, [answer])
  return (
    <Answer value={answer}>
      <form ref={form} action={run} className={classes.form}>
        {answer.alert && <FormAlert>{answer.alert}</FormAlert>}
        {children}
      </form>
    </Answer>
  )
}
