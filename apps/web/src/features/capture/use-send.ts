'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import { type Filed, filedIn } from './already-filed'
import { type Sent, sendReport } from './capture.actions'
import { cardOf, type Draft } from './draft'

export type Sending =
  | { state: 'idle' | 'sending' }
  | { state: 'offline' | 'session' | 'busy' | 'taken' | 'other' }
  | { state: 'filed'; filed: Filed }
  | { state: 'done'; sent: Sent }

const patience = 20_000
const again = 15_000

/** Sends a draft and, while there is no network, keeps trying. Two taps are one sending. */
export function useSend(draft: Draft | undefined, onSent: () => void) {
  const [sending, setSending] = useState<Sending>({ state: 'idle' })
  const busy = useRef(false)

  const attempt = useCallback(async () => {
    if (!draft || busy.current) return
    busy.current = true
    setSending({ state: 'sending' })
    const late = new Promise<never>((_, fail) => setTimeout(() => fail(new Error('late')), patience))
    try {
      const answer = await Promise.race([sendReport(cardOf(draft)), late])
      if ('sent' in answer) {
        onSent()
        setSending({ state: 'done', sent: answer.sent })
      } else setSending(refusal(answer.refused))
    } catch {
      setSending({ state: 'offline' })
    } finally {
      busy.current = false
    }
  }, [draft, onSent])

  const send = useCallback(() => void attempt(), [attempt])

  const waiting = sending.state === 'offline'
  useEffect(() => {
    if (!waiting) return
    const timer = setTimeout(send, again)
    addEventListener('online', send)
    return () => {
      clearTimeout(timer)
      removeEventListener('online', send)
    }
  }, [waiting, send])

  return { sending, send, reset: useCallback(() => setSending({ state: 'idle' }), []) }
}

const states: Partial<Record<string, 'offline' | 'session' | 'busy' | 'taken'>> = {
  UNAVAILABLE: 'offline',
  UNAUTHENTICATED: 'session',
  RATE_LIMITED: 'busy',
  CONFLICT: 'taken',
}

function refusal(refused: { code: string; reason: string; details: Record<string, unknown> }): Sending {
  const filed = filedIn(refused)
  return filed ? { state: 'filed', filed } : { state: states[refused.code] ?? 'other' }
}
