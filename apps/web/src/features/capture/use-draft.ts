'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import type { ScannedPlace } from '../codes/scanned-place'
import type { Owner } from '../outbox/kept'
import { hasOutbox } from '../outbox/load-outbox'
import type { Outbox } from '../outbox/outbox'
import type { Photo } from '../photos/photo'
import { begun, type Draft } from './draft'

type Props = { owner: Owner; siteIds: string[]; place: ScannedPlace | null; open: () => Promise<Outbox> }

/** What this member is writing on this device: kept at every change, so a reload or a flat battery loses nothing. */
export function useDraft({ owner: { memberId }, siteIds, place, open }: Props) {
  const [draft, setDraft] = useState<Draft>()
  const [photos, setPhotos] = useState<Photo[]>([])
  const [saved, setSaved] = useState(false)
  const [scanned] = useState(place)
  const only = (siteIds.length === 1 && siteIds[0]) || ''
  const latest = useRef<Draft>(undefined)

  const show = useCallback(
    (kept: Partial<Draft> | null, pictures: Photo[] = []) => {
      const next = begun(kept, only, scanned)
      latest.current = next
      setDraft(next)
      setPhotos(pictures)
      setSaved(kept !== null)
    },
    [only, scanned],
  )
  /** The one with this id, else the one that was being written last, else a new one. */
  const take = useCallback(
    async (id?: string) => {
      try {
        const kept = (await hasOutbox(memberId)) ? await (await open()).draft(id) : null
        show(kept?.draft ?? null, kept?.photos)
      } catch {
        show(null)
      }
    },
    [memberId, open, show],
  )
  useEffect(() => void take(), [take])

  const change = useCallback(
    (part: Partial<Draft>) => {
      if (!latest.current) return
      const next = { ...latest.current, ...part }
      latest.current = next
      setDraft(next)
      setSaved(false)
      const keep = async () => setSaved((await (await open()).keepDraft(next)) && latest.current === next)
      keep().catch(() => {})
    },
    [open],
  )
  const changePhotos = useCallback(
    (next: Photo[]) => {
      setPhotos(next)
      const id = latest.current?.id
      if (!id) return
      change({})
      open().then(
        (outbox) => outbox.keepPhotos(id, next),
        () => {},
      )
    },
    [change, open],
  )
  /** An empty card; the one before stays where it is. */
  const renew = useCallback(() => show(null), [show])
  /** An empty card, and nothing left of the one before. */
  const forget = useCallback(() => {
    const id = latest.current?.id
    show(null)
    if (id)
      open().then(
        (outbox) => outbox.forget(id),
        () => {},
      )
  }, [open, show])
  return { draft, photos, saved, change, changePhotos, take, renew, forget }
}
