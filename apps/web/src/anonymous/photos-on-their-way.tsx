import type { AnonymousTexts } from '@closecall/messages/anonymous'
import { useEffect, useState } from 'react'
import { filled } from '../features/capture/words'
import type { Photo } from '../features/photos/photo'
import page from './anonymous.module.css'
import { sendPhoto } from './send-photo'

type Props = { texts: AnonymousTexts; draftKey: string; photos: Photo[] }
type Way = { at: number; refused: number; offline: boolean }

const again = 10_000

/** The words have arrived; the photos follow one by one, and the same photo sent twice is one. */
export function PhotosOnTheirWay({ texts, draftKey, photos }: Props) {
  const words = texts.anonymous.photos
  const count = photos.length
  const [{ at, refused, offline }, setWay] = useState<Way>({ at: 0, refused: 0, offline: false })
  const photo = photos[at]
  useEffect(() => {
    if (!photo) return
    let stale = false
    let timer: ReturnType<typeof setTimeout> | undefined
    const attempt = async () => {
      const answer = await sendPhoto(photo, draftKey)
      if (stale) return
      if (answer === 'later') {
        setWay((way) => ({ ...way, offline: true }))
        timer = setTimeout(() => void attempt(), again)
      } else {
        const more = answer === 'refused' ? 1 : 0
        setWay((way) => ({ at: way.at + 1, refused: way.refused + more, offline: false }))
      }
    }
    void attempt()
    const ask = (event: Event) => event.preventDefault()
    addEventListener('beforeunload', ask)
    return () => {
      stale = true
      clearTimeout(timer)
      removeEventListener('beforeunload', ask)
    }
  }, [photo, draftKey])

  if (count === 0) return null
  const onTheWay = offline ? words.waiting : filled(words.sending, { n: at + 1, count })
  const arrived = refused > 0 ? filled(words.some, { n: refused, count }) : words.sent
  return (
    <p className={page.note} role="status">
      {photo ? onTheWay : arrived}
    </p>
  )
}
