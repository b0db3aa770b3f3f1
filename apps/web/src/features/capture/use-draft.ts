'use client'

import { useCallback, useEffect, useState } from 'react'
import { type Draft, newDraft } from './draft'

const keyOf = (memberId: string) => `closecall-draft:${memberId}`

/** The draft of this member on this device: written at every change, so a reload or a flat battery loses nothing. */
export function useDraft(memberId: string, siteIds: string[]) {
  const [draft, setDraft] = useState<Draft>()
  const only = (siteIds.length === 1 && siteIds[0]) || ''

  useEffect(() => {
    const kept = read(memberId)
    setDraft({ ...newDraft(only), ...(kept && { ...kept, siteId: kept.siteId || only }) })
  }, [memberId, only])

  const change = useCallback(
    (part: Partial<Draft>) =>
      setDraft((before) => {
        if (!before) return before
        const next = { ...before, ...part }
        keep(memberId, next)
        return next
      }),
    [memberId],
  )
  const forget = useCallback(() => {
    keep(memberId, null)
    setDraft(newDraft(only))
  }, [memberId, only])
  return { draft, change, forget, discard: useCallback(() => keep(memberId, null), [memberId]) }
}

function read(memberId: string): Partial<Draft> | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(memberId)) ?? 'null')
    return kept && typeof kept === 'object' ? kept : null
  } catch {
    return null
  }
}

function keep(memberId: string, draft: Draft | null) {
  try {
    if (draft) localStorage.setItem(keyOf(memberId), JSON.stringify(draft))
    else localStorage.removeItem(keyOf(memberId))
  } catch {
    // A full or forbidden storage must not stop a report.
  }
}
