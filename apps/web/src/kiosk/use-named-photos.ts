import { useEffect, useState } from 'react'
import { type NamedPhotos, sendNamedPhotos, unsent } from './named-photos'
import type { Result } from './result'

type Named = Extract<Result, { kind: 'named' }>

/** The photos of the card on the screen, which go as long as it stands there and are forgotten with it. */
export function useNamedPhotos(shown: Named | undefined): NamedPhotos | undefined {
  const [photos, setPhotos] = useState<NamedPhotos>()
  const card = shown?.photos.length ? shown : undefined
  useEffect(() => {
    if (!card) return
    const stop = sendNamedPhotos(card.report, card.photos, setPhotos)
    return () => {
      stop()
      setPhotos(undefined)
    }
  }, [card])
  return card && (photos ?? unsent(card.report, card.photos))
}
