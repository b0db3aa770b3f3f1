'use client'

import { useHotkeys, useLocalStorage } from '@mantine/hooks'

/**
 * Whether single letters and signs act on this device. Whoever dictates, or hits a neighbouring key, must be able to switch
 * them off (WCAG 2.1.4).
 */
export function useSingleKeys() {
  const [on, setOn] = useLocalStorage({ key: 'single-keys', defaultValue: true })
  return { on, setOn }
}

/** The one way to bind single letters and signs. By the key's place, so that a Russian layout works as well. */
export function useSingleKeyShortcuts(keys: [key: string, run: () => void][]) {
  const { on } = useSingleKeys()
  useHotkeys(on ? keys.map(([key, run]) => [key, run, { usePhysicalKeys: true }]) : [])
}
