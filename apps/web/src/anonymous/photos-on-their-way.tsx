import type { AnonymousTexts } from '@closecall/messages/anonymous'
import { useEffect, useRef, useState } from 'react'
import { filled } from '../features/capture/words'
import type { Photo } from '../features/photos/photo'
import page from './anonymous.module.css'
import { type Delivery, type Follows, sendPhoto } from './send-photo'

type Props = {
  texts: AnonymousTexts
  follows: Follows
  photos: Photo[]
  done?: () => void
  /** Where the device keeps them too: told when the server has one, or never will. */
  settled?: (id: string) => Promise<void>
}
type Way = { at: number; refused: number; held?: Exclude<Delivery, 'arrived' | 'refused'> }

const again = 10_000

/** The words have arrived; the photos follow one by one, and the same photo sent twice is one. */
export function PhotosOnTheirWay({ texts, follows, photos, done, settled }: Props) {
  const words = texts.anonymous.photos
  const count = photos.length
  const [{ at, refused, held }, setWay] = useState<Way>({ at: 0, refused: 0 })
  const photo = photos[at]
  // The same values in another object are no reason to send again.
  const to = useRef(follows)
  const whenDone = useRef(done)
  const whenSettled = useRef(settled)
  useEffect(() => {
    whenDone.current = done
    whenSettled.current = settled
  }, [done, settled])
  useEffect(() => {
    if (!photo) return
    let stale = false
    let timer: ReturnType<typeof setTimeout> | undefined
    const attempt = async () => {
      const answer = await sendPhoto(photo, to.current)
      if (stale) return
      if (answer !== 'arrived' && answer !== 'refused') {
        setWay((way) => ({ ...way, held: answer }))
        timer = setTimeout(() => void attempt(), again)
      } else {
        await whenSettled.current?.(photo.id).catch(() => {})
        const more = answer === 'refused' ? 1 : 0
        setWay((way) => ({ at: way.at + 1, refused: way.refused + more }))
      }
    }
    void attempt()
    const ask = (event: Event) => !whenSettled.current && event.preventDefault()
    addEventListener('beforeunload', ask)
    return () => {
      stale = true
      clearTimeout(timer)
      removeEventListener('beforeunload', ask)
    }
  }, [photo])
  const all = !photo
  useEffect(() => {
    if (all) whenDone.current?.()
  }, [all])

  if (count === 0) return null
  const onTheWay = filled(held ? words[held] : words.sending, { n: at + 1, count })
  const arrived = refused > 0 ? filled(words.some, { n: refused, count }) : words.sent
  return (
    <p className={page.note} role="status">
      {photo ? onTheWay : arrived}
    </p>
  )
}
