'use client'

import type { MantineColorSchemeManager } from '@mantine/core'
import { knownScheme, schemeCookie } from './color-scheme'

/** The choice lives in a cookie, so the server renders the right scheme and the light pages follow it too. */
export const cookieSchemeManager: MantineColorSchemeManager = {
  get: (fallback) =>
    typeof document === 'undefined'
      ? fallback
      : knownScheme(new RegExp(`${schemeCookie}=(\\w+)`).exec(document.cookie)?.[1]),
  set: (value) => {
    const life = value === 'auto' ? 0 : 365 * 24 * 3600
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not everywhere yet
    document.cookie = `${schemeCookie}=${value}; path=/; max-age=${life}; samesite=lax`
  },
  subscribe: () => {},
  unsubscribe: () => {},
  clear: () => {},
}
