import type { AnonymousTexts } from '@closecall/messages/anonymous'
import { Send } from 'lucide-react'
import { type FormEvent, useEffect, useState } from 'react'
import { ApiError } from '../api/error'
import type { ResultOf } from '../api/graphql'
import { newId } from '../api/new-id'
import { FieldFrame, FormAlert } from '../components/light/field'
import field from '../components/light/field.module.css'
import capture from '../features/capture/capture.module.css'
import type { Photo } from '../features/photos/photo'
import { PhotoField } from '../features/photos/photo-field'
import type { OpenReceipt } from './anonymous.documents'
import { PhotosOnTheirWay } from './photos-on-their-way'
import { sendReply } from './send-reply'
import classes from './thread.module.css'
import type { useWork } from './use-work'

type Props = {
  texts: AnonymousTexts
  receipt: string
  withWork: ReturnType<typeof useWork>
  update: (thread: ResultOf<typeof OpenReceipt>['openReceipt']) => void
  refresh: () => void
  /** Told whether photos of an answer are still on their way. */
  following: (left: boolean) => void
}

/** The id is kept until an answer came: a second sending is the same message, until another text is written. Its photos follow it. */
export function Reply({ texts, receipt, withWork, update, refresh, following: tell }: Props) {
  const words = texts.anonymous.thread
  const [id, setId] = useState(newId)
  const [text, setText] = useState('')
  const [photos, setPhotos] = useState<Photo[]>([])
  const [preparing, setPreparing] = useState(false)
  const [following, setFollowing] = useState<{ message: string; photos: Photo[]; arrived?: true }>()
  const [problem, setProblem] = useState<string>()
  const [trouble, setTrouble] = useState<'offline' | 'busy' | 'other'>()
  const [busy, setBusy] = useState(false)
  const [told, setTold] = useState('')
  const onTheWay = Boolean(following && !following.arrived)
  useEffect(() => tell(onTheWay), [tell, onTheWay])
  const hold = busy || preparing || onTheWay

  const send = async (event: FormEvent) => {
    event.preventDefault()
    if (hold) return
    setProblem(text.trim() ? undefined : words.empty)
    if (!text.trim()) return document.getElementById('reply')?.focus()
    setBusy(true)
    setTrouble(undefined)
    setTold('')
    try {
      const { thread, earlier } = await sendReply({ receipt, id, text: text.trim() }, withWork)
      if (!earlier) {
        setFollowing(photos.length > 0 ? { message: id, photos } : undefined)
        setPhotos([])
        setText('')
      }
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
      {following && (
        <PhotosOnTheirWay
          key={following.message}
          texts={texts}
          follows={{ 'x-receipt': receipt, 'x-message': following.message }}
          photos={following.photos}
          done={() => {
            setFollowing({ ...following, arrived: true })
            refresh()
          }}
        />
      )}
      <FieldFrame name="reply" label={words.reply} hint={words.replyHint} error={problem}>
        {(control) => (
          <textarea
            dir="auto"
            rows={3}
            maxLength={20_000}
            {...control}
            value={text}
            readOnly={busy}
            onChange={(event) => setText(event.currentTarget.value)}
          />
        )}
      </FieldFrame>
      <PhotoField photos={photos} change={setPhotos} busy={setPreparing} words={texts.photos} />
      <button type="submit" className={field.button} aria-busy={busy} aria-disabled={hold}>
        <Send size={20} aria-hidden />
        {busy ? words.sending : words.send}
      </button>
    </form>
  )
}
