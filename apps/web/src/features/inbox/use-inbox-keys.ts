'use client'

import { useHotkeys } from '@mantine/hooks'
import { type RefObject, useCallback } from 'react'
import { useRowKeys } from '../../components/ui/data-table/use-row-keys'
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

/** By the key's place on the board, so that they work on a Russian layout too. */
export function useInboxKeys(list: RefObject<HTMLElement | null>, verbs: Verbs) {
  const { enabled, decide, toggle, open, all, clear, help } = verbs
  useRowKeys(list, { enabled, open, toggle })
  const act = useCallback((verb: TriageVerb) => () => enabled && decide(verb), [enabled, decide])
  const physical = { usePhysicalKeys: true }
  useHotkeys([
    ['a', act('accept'), physical],
    ['m', act('merge'), physical],
    ['r', act('return'), physical],
    ['d', act('reject'), physical],
    ['shift+x', () => enabled && all(), physical],
    ['Escape', () => enabled && clear()],
    ['shift+Slash', () => enabled && help(), physical],
  ])
}
