import { useCallback, useEffect, useRef, useState } from 'react'
import { ApiError } from '../api/error'
import { SubmitAnonymousReport } from './anonymous.documents'
import { ask } from './ask'
import type { Card, Filed, Outcome } from './place'
import type { Work } from './solve'
import type { useWork } from './use-work'

type Answer = Omit<Outcome, 'photos'>
export type FilingState = 'idle' | 'sending' | 'offline' | 'busy' | 'gone' | 'other'

const again = { offline: 15_000, busy: 30_000 }

/** Sends a card until an answer arrives. The same key is the same report, however often it is sent. */
export function useFiling(card: Card, withWork: ReturnType<typeof useWork>, done: (outcome: Answer) => void) {
  const [state, setState] = useState<FilingState>('idle')
  const busy = useRef(false)
  // Those whose answer never came.
  const tried = useRef<Card[]>([])

  const attempt = useCallback(async () => {
    if (busy.current) return
    busy.current = true
    setState('sending')
    try {
      const file = (each: Card) => withWork((work) => submit(each, work))
      const earlier = tried.current
      tried.current = [...earlier, card]
      const answer = file(card).then((filed) => ({ filed, card, changed: false }))
      done(await answer.catch((error) => firstFiled(error, earlier, card.urgent, file)))
    } catch (error) {
      setState(filingStates[ApiError.from(error).code] ?? 'other')
    } finally {
      busy.current = false
    }
  }, [card, withWork, done])
  const send = useCallback(() => void attempt(), [attempt])

  const pause = state === 'offline' || state === 'busy' ? again[state] : 0
  useEffect(() => {
    if (!pause) return
    const timer = setTimeout(send, pause)
    addEventListener('online', send)
    return () => {
      clearTimeout(timer)
      removeEventListener('online', send)
    }
  }, [pause, send])
  return { state, send, reset: useCallback(() => setState('idle'), []), tried }
}

export const filingStates: Partial<Record<ApiError['code'], FilingState>> = {
  UNAVAILABLE: 'offline',
  INTERNAL: 'offline',
  RATE_LIMITED: 'busy',
  NOT_FOUND: 'gone',
}

export const submit = async (card: Card, work: Work) =>
  (await ask(SubmitAnonymousReport, { input: { ...card, work } })).submitAnonymousReport

/** An earlier sending had arrived, and its answer was lost: the very same card answers with the receipt. */
export async function firstFiled(
  refusal: unknown,
  earlier: Card[],
  urgent: boolean,
  file: (card: Card) => Promise<Filed>,
): Promise<Answer> {
  if (ApiError.from(refusal).reason !== 'report.already_filed') throw refusal
  for (const card of earlier) {
    // Its words, and the haste of today.
    const filed = await file({ ...card, urgent }).catch(() => null)
    if (filed) return { filed, card, changed: true }
  }
  throw refusal
}
