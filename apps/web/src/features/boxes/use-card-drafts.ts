'use client'

import { useCallback, useEffect, useState } from 'react'
import { type CardDraft, wholeDraft } from './card-draft'

const family = 'closecall-cards:'
const keyOf = (memberId: string, emptyingId: string) => `${family}${memberId}:${emptyingId}`

/** Of every card that somebody is typing in on this device. */
export function draftIds(): Set<string> {
  const keys = Object.keys(localStorage).filter((key) => key.startsWith(family))
  return new Set(keys.flatMap((key) => (read(key) ?? []).map(({ id }) => id)))
}

/** The cards one is typing in, kept on this device at every change: a reload loses nothing. */
export function useCardDrafts(memberId: string, emptyingId: string, blank: () => CardDraft[]) {
  const key = keyOf(memberId, emptyingId)
  const [cards, setCards] = useState<CardDraft[]>()
  useEffect(() => {
    setCards(read(key) ?? blank())
    // What is prefilled may be read again; what was begun stays.
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- begun once for an emptying
  }, [key])

  const update = useCallback(
    (next: (cards: CardDraft[]) => CardDraft[]) =>
      setCards((before) => {
        if (!before) return before
        const after = next(before)
        keep(key, after)
        return after
      }),
    [key],
  )
  const change = useCallback(
    (id: string, part: Partial<CardDraft>) =>
      update((all) => all.map((card) => (card.id === id ? { ...card, ...part } : card))),
    [update],
  )
  const drop = useCallback((id: string) => update((all) => all.filter((card) => card.id !== id)), [update])
  const put = useCallback(
    (card: CardDraft, at?: number) => update((all) => all.toSpliced(at ?? all.length, 0, card)),
    [update],
  )
  return { cards, change, drop, put }
}

function read(key: string): CardDraft[] | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? 'null')
    return Array.isArray(kept) && kept.length > 0 ? kept.map(wholeDraft) : null
  } catch {
    return null
  }
}

function keep(key: string, cards: CardDraft[]) {
  try {
    if (cards.length > 0) localStorage.setItem(key, JSON.stringify(cards))
    else localStorage.removeItem(key)
  } catch {
    // A full or forbidden storage must not stop the typing.
  }
}
