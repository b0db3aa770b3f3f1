'use client'

import type { LucideIcon } from 'lucide-react'
import { useEffect, useSyncExternalStore } from 'react'

export type Command = {
  id: string
  label: string
  description?: string
  icon?: LucideIcon
  keywords?: string[]
  run: () => void
}

const none: Command[] = []
let commands: Command[] = none
const listeners = new Set<() => void>()

function change(next: Command[]) {
  commands = next
  for (const listener of listeners) listener()
}

/** A page's own verbs in the palette while it is open. Keep the array stable (`useMemo`). */
export function useCommands(own: Command[]) {
  useEffect(() => {
    change([...commands, ...own])
    return () => change(commands.filter((command) => !own.includes(command)))
  }, [own])
}

export const usePageCommands = () =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => commands,
    () => none,
  )
