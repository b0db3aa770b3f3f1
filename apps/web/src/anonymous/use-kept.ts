import { useCallback, useEffect, useRef, useState } from 'react'
import { ApiError } from '../api/error'
import { forgetReport, forgetWords, type Keep, type KeptReport, keepReport, keptReports } from './kept-store'
import type { Card, Outcome } from './place'
import { sendKept } from './send-kept'
import { type FilingState, filingStates, submit } from './use-filing'
import { useWork } from './use-work'

export type Waiting = KeptReport & { card: Card }
type Sent = Omit<Outcome, 'photos'> & { slug: string }

const again = 15_000

/** In one tab at a time; without locks the server still makes one report of two sendings. */
const alone = (work: () => Promise<void>) =>
  navigator.locks ? navigator.locks.request('closecall-kept', work) : work()

/** What somebody asked this browser to keep: sent while its screen is open, and forgotten once its receipt was seen. */
export function useKept(solver: string) {
  const [reports, setReports] = useState<KeptReport[]>([])
  const [open, setOpen] = useState(true)
  const [state, setState] = useState<FilingState>('idle')
  const [sent, setSent] = useState<Sent>()
  const withWork = useWork(solver, undefined)
  const running = useRef(false)
  const seen = useRef<() => void>(undefined)
  const waiting = reports.filter((report): report is Waiting => report.card !== null)
  const reload = useCallback(async () => {
    const kept = await keptReports()
    setReports(kept)
    return kept
  }, [])

  const sendNext = useCallback(async () => {
    for (const { key, card, earlier, slug } of await reload()) {
      if (!card) continue
      try {
        const answer = await sendKept({ card, earlier, slug }, (each) =>
          withWork((work) => submit(each, work)),
        )
        await new Promise<void>((resolve) => {
          seen.current = resolve
          setSent({ ...answer, slug })
        })
        await forgetWords(key)
        setState('idle')
        return
      } catch (error) {
        const why = filingStates[ApiError.from(error).code] ?? 'other'
        setState(why)
        // What is refused for good does not stop the others.
        if (why === 'offline' || why === 'busy') return
      }
    }
  }, [reload, withWork])

  const send = useCallback(async () => {
    // Unseen, a receipt would be lost.
    if (running.current || document.hidden) return
    if ((await reload()).every(({ card }) => !card)) return
    running.current = true
    setState('sending')
    await alone(sendNext).catch(() => setState('other'))
    running.current = false
    await reload()
  }, [reload, sendNext])

  useEffect(() => {
    if (sent) seen.current?.()
  }, [sent])
  const looks = open && !sent
  useEffect(() => {
    if (!looks) return
    const now = () => void send()
    now()
    addEventListener('online', now)
    document.addEventListener('visibilitychange', now)
    return () => {
      removeEventListener('online', now)
      document.removeEventListener('visibilitychange', now)
    }
  }, [looks, send])
  const held = looks && (state === 'offline' || state === 'busy')
  useEffect(() => {
    if (!held) return
    const timer = setInterval(() => void send(), again)
    return () => clearInterval(timer)
  }, [held, send])

  return {
    reports,
    waiting,
    open: open && (waiting.length > 0 || sent !== undefined),
    state,
    sent,
    send: () => void send(),
    show: setOpen,
    /** Answers whether the browser took it. */
    async keep(report: Parameters<Keep>[0]): Promise<boolean> {
      const kept = await keepReport(report)
      if (kept) {
        setState('offline')
        setSent(undefined)
        setOpen(true)
        await reload()
      }
      return kept
    },
    async forget(key: string): Promise<void> {
      await forgetReport(key)
      await reload()
    },
    /** The receipt has been read; the next one may come. */
    done() {
      setSent(undefined)
    },
  }
}
