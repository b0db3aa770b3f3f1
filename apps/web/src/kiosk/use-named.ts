import { useState } from 'react'
import { ask } from '../anonymous/ask'
import { newId } from '../api/new-id'
import type { Draft } from '../features/capture/draft'
import type { Photo } from '../features/photos/photo'
import { FileAtKiosk } from './kiosk.documents'
import { type NamedPrivacy, namedCard } from './named-card'
import { mayHaveArrived, type Refusal, refusalOf } from './refusal'
import type { Result } from './result'

type Given = { token: string; draft: Draft; photos: Photo[]; done: (result: Result) => void }
export type Named = ReturnType<typeof useNamed>

/** Files a draft under a name. However often it is tried, it stays one report. */
export function useNamed({ token, draft, photos, done }: Given) {
  // Not the draft's own: a receipt is made of that one, and no report may tell it.
  const [id] = useState(newId)
  const [busy, setBusy] = useState(false)
  /** An answer never came: from then on nobody knows whether it is there. */
  const [lost, setLost] = useState(false)
  const [problem, setProblem] = useState<Refusal>()
  const send = async (personnelNumber: string, pin: string, privacy: NamedPrivacy) => {
    setProblem(undefined)
    if (!navigator.onLine && !lost) return setProblem('offline')
    setBusy(true)
    try {
      const input = { token, personnelNumber, pin, card: namedCard(draft, id, privacy) }
      const { fileAtKiosk } = await ask(FileAtKiosk, { input }, '/graphql')
      done({ kind: 'named', privacy, report: fileAtKiosk, photos })
    } catch (error) {
      if (mayHaveArrived(error)) setLost(true)
      else setProblem(refusalOf(error))
    } finally {
      setBusy(false)
    }
  }
  return { send, busy, lost, problem }
}
