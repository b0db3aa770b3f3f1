'use client'

import { useHotkeys } from '@mantine/hooks'
import { type RefObject, useCallback } from 'react'

type Verbs = { open?: (index: number) => void; toggle?: (index: number) => void; enabled: boolean }

const physical = { usePhysicalKeys: true }

/** j/k walk the rows, Enter or o opens, x marks. By the key's place, so a Russian layout works as well. */
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
  const act = (verb?: (index: number) => void) => () => {
    if (enabled && at() >= 0) verb?.(at())
  }
  useHotkeys([
    ['j', walk(1), physical],
    ['k', walk(-1), physical],
    ['o', act(open), physical],
    ['x', act(toggle), physical],
  ])
}
