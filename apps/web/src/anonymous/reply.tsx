import type { AnonymousTexts } from '@closecall/messages/anonymous'
import { Send } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { ApiError } from '../api/error'
import type { ResultOf } from '../api/graphql'
import { newId } from '../api/new-id'
import { FieldFrame, FormAlert } from '../components/light/field'
import field from '../components/light/field.module.css'
import capture from '../features/capture/capture.module.css'
import type { OpenReceipt } from './anonymous.documents'
import { sendReply } from './send-reply'
import classes from './thread.module.css'
import type { useWork } from './use-work'

type Props = {
  texts: AnonymousTexts
  receipt: string
  withWork: ReturnType<typeof useWork>
  update: (thread: ResultOf<typeof OpenReceipt>['openReceipt']) => void
}

/** The id is kept until an answer came: a second sending is the same message, until another text is written. */
export function Reply({ texts, receipt, withWork, update }: Props) {
  const words = texts.anonymous.thread
  const [id, setId] = useState(newId)
  const [text, setText] = useState('')
  const [problem, setProblem] = useState<string>()
  const [trouble, setTrouble] = useState<'offline' | 'busy' | 'other'>()
  const [busy, setBusy] = useState(false)
  const [told, setTold] = useState('')

  const send = async (event: FormEvent) => {
    event.preventDefault()
    setProblem(text.trim() ? undefined : words.empty)
    if (!text.trim() || busy) return document.getElementById('reply')?.focus()
    setBusy(true)
    setTrouble(undefined)
    setTold('')
    try {
      const { thread, earlier } = await sendReply({ receipt, id, text: text.trim() }, withWork)
      if (!earlier) setText('')
      setTold(earlier ? words.earlier : words.sent)
      setId(newId())
      update(thread)
    } catch (error) {
      const { code } = ApiError.from(error)
      setTrouble(code === 'UNAVAILABLE' ? 'offline' : code === 'RATE_LIMITED' ? 'busy' : 'other')
    } finally {
      setBusy(false)
    }
  }
  return (
    <form className={capture.form} onSubmit={(event) => void send(event)} noValidate>
      <p className={classes.told} role="status">
        {told}
      </p>
      {trouble && <FormAlert>{texts.anonymous.return[trouble]}</FormAlert>}
      <FieldFrame name="reply" label={words.reply} hint={words.replyHint} error={problem}>
        {(control) => (
          <textarea
            dir="auto"
            rows={3}
            maxLength={20_000}
            {...control}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
        )}
      </FieldFrame>
      <button type="submit" className={field.button} aria-busy={busy} aria-disabled={busy}>
        <Send size={20} aria-hidden />
        {busy ? words.sending : words.send}
      </button>
    </form>
  )
}
