'use client'

import { useCallback, useEffect, useState } from 'react'
import type { Photo } from '../photos/photo'

const store = () => import('./kept-card-photos')

/** The photos of a card being typed in, kept on this device as its words are. */
export function useCardPhotos(cardId: string) {
  const [photos, setPhotos] = useState<Photo[]>()
  const [unkept, setUnkept] = useState(false)
  useEffect(() => {
    let gone = false
    const found = (before: Photo[]) => !gone && setPhotos((now) => now ?? before)
    store()
      .then(({ kept }) => kept(cardId))
      .then(found, () => found([]))
    return () => {
      gone = true
    }
  }, [cardId])

  const change = useCallback(
    (next: Photo[]) => {
      setPhotos(next)
      store()
        .then(({ keep }) => keep(cardId, next))
        .then(
          (kept) => setUnkept(!kept),
          () => setUnkept(next.length > 0),
        )
    },
    [cardId],
  )
  return { photos: photos ?? [], ready: photos !== undefined, unkept, change }
}
