'use client'

import { useTranslations } from 'next-intl'
import { useCallback, useRef } from 'react'
import { useApiMutation } from '../../api/client'
import { useSingleKeyShortcuts } from '../../components/ui/single-keys'
import { useToast } from '../../components/ui/toast'
import { ReopenReport } from '../reports/reports.documents'

type Rejected = { id: string; number: string; version: number; timeline: { event: string }[] }

/**
 * Says that a report was declined and offers to take it back: in the toast, or by the key u while that stands. Not where
 * others were merged into it: they are in the inbox again, and reopening would not bring them back.
 */
export function useUndoRejection() {
  const t = useTranslations('inbox')
  const toast = useToast()
  const [reopen] = useApiMutation(ReopenReport)
  const latest = useRef<Rejected>(undefined)

  const undo = useCallback(
    async ({ id, number, version }: Rejected) => {
      if (latest.current?.id === id) latest.current = undefined
      try {
        await reopen({ input: { id, version, reason: t('undoReason') } })
        toast.done(t('undone', { number }))
      } catch (error) {
        toast.failed(error)
      }
    },
    [reopen, t, toast],
  )
  useSingleKeyShortcuts([['u', () => latest.current && void undo(latest.current)]])

  return useCallback(
    (rejected: Rejected) => {
      const alone = rejected.timeline.every(({ event }) => event !== 'report.merge_received')
      latest.current = alone ? rejected : undefined
      toast.done(
        t('reject.done', { number: rejected.number }),
        alone
          ? {
              label: t('undo'),
              run: () => void undo(rejected),
              gone: () => {
                if (latest.current === rejected) latest.current = undefined
              },
            }
          : undefined,
      )
    },
    [t, toast, undo],
  )
}
