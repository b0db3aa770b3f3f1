'use client'

import { usePathname } from 'next/navigation'

/** `aria-current` for the entry whose page, or a page under it, is open. */
export function useCurrent() {
  const path = usePathname()
  return (href: string) => (path === href || path.startsWith(`${href}/`) ? ('page' as const) : undefined)
}
