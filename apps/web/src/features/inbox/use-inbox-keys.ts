'use client'

import { useHotkeys } from '@mantine/hooks'
import { type RefObject, useCallback } from 'react'
import { useRowKeys } from '../../components/ui/data-table/use-row-keys'
import { useSingleKeyShortcuts } from '../../components/ui/single-keys'
import type { TriageVerb } from './triage-verb'

type Verbs = {
  enabled: boolean
  decide: (verb: TriageVerb) => void
  toggle: (index: number) => void
  open: (index: number) => void
  all: () => void
  clear: () => void
  help: () => void
}

export function useInboxKeys(list: RefObject<HTMLElement | null>, verbs: Verbs) {
  const { enabled, decide, toggle, open, all, clear, help } = verbs
  useRowKeys(list, { enabled, open, toggle })
  const act = useCallback((verb: TriageVerb) => () => enabled && decide(verb), [enabled, decide])
  useHotkeys([['Escape', () => enabled && clear()]])
  useSingleKeyShortcuts([
    ['a', act('accept')],
    ['m', act('merge')],
    ['r', act('return')],
    ['d', act('reject')],
    ['shift+x', () => enabled && all()],
    ['shift+Slash', () => enabled && help()],
  ])
}
