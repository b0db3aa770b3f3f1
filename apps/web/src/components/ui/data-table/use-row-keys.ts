'use client'

import { useHotkeys } from '@mantine/hooks'
import { type RefObject, useCallback } from 'react'
import { useSingleKeyShortcuts } from '../single-keys'

type Verbs = { open?: (index: number) => void; toggle?: (index: number) => void; enabled: boolean }

const untilReached = { preventDefault: false }

/** j/k walk the rows, Enter or o opens, x marks. From a row the arrows walk as well, also where letters are switched off. */
export function useRowKeys(body: RefObject<HTMLElement | null>, { open, toggle, enabled }: Verbs) {
  const rows = useCallback(
    () => [...(body.current?.querySelectorAll<HTMLElement>('[data-row]') ?? [])],
    [body],
  )
  const at = useCallback(() => {
    const row = document.activeElement?.closest<HTMLElement>('[data-row]')
    return row ? rows().indexOf(row) : -1
  }, [rows])
  const walk = (step: number) => () => {
    if (!enabled) return
    const all = rows()
    const next = all[Math.min(all.length - 1, Math.max(0, at() + step))]
    next?.focus()
    next?.scrollIntoView({ block: 'nearest' })
  }
  const walkFromRow = (step: number) => (event: KeyboardEvent) => {
    if (!enabled || !rows().some((row) => row === event.target)) return
    event.preventDefault()
    walk(step)()
  }
  const act = (verb?: (index: number) => void) => () => {
    if (enabled && at() >= 0) verb?.(at())
  }
  useHotkeys([
    ['ArrowDown', walkFromRow(1), untilReached],
    ['ArrowUp', walkFromRow(-1), untilReached],
  ])
  useSingleKeyShortcuts([
    ['j', walk(1)],
    ['k', walk(-1)],
    ['o', act(open)],
    ['x', act(toggle)],
  ])
}
