'use client'

import { useCallback, useEffect, useState } from 'react'
import type { Outbox, Shown, View } from '../outbox/outbox'
import type { Draft } from './draft'

type Props = { draft: Draft | undefined; view: View | undefined; open: () => Promise<Outbox> }

/** Where the card that was sent is now. It is kept before it is sent, so that nothing depends on this page staying open. */
export function useFiling({ draft, view, open }: Props) {
  const [id, setId] = useState<string>()
  const [blocked, setBlocked] = useState(false)
  const [keeping, setKeeping] = useState(false)
  const [last, setLast] = useState<Shown>()
  const found = id ? view?.own.find((card) => card.id === id) : undefined
  // Another tab forgets what has arrived; this page still shows its number.
  useEffect(() => {
    if (found) setLast(found)
  }, [found])

  const send = useCallback(async () => {
    if (!draft) return
    setId(draft.id)
    setKeeping(true)
    try {
      await (await open()).send(draft)
      setBlocked(false)
    } catch {
      // Not even the script that sends is on this device yet.
      setBlocked(true)
    } finally {
      setKeeping(false)
    }
  }, [draft, open])

  useEffect(() => {
    if (!blocked) return
    const again = () => void send()
    const timer = setTimeout(again, 10_000)
    addEventListener('online', again)
    return () => {
      clearTimeout(timer)
      removeEventListener('online', again)
    }
  }, [blocked, send])

  const reset = useCallback(() => {
    setId(undefined)
    setLast(undefined)
    setBlocked(false)
  }, [])
  const card = found ?? (last?.id === id ? last : undefined)
  // Given back, it is a draft again.
  const sending = keeping || (card?.state === 'waiting' && !card.problem)
  return { card, sending, blocked, send, reset }
}
