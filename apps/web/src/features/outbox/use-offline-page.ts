'use client'

import { useEffect } from 'react'
import { forgetPage } from './kept-page'

const script = '/serwist/sw.js'

/** Makes the capture page open without a network from now on, for the member who is signed in. */
export function useOfflinePage(memberId: string) {
  useEffect(() => {
    // Over plain http there is none; the page then works as any page does.
    if (!('serviceWorker' in navigator)) return
    const keep = async () => {
      const registration = await navigator.serviceWorker.register(script, { scope: '/', type: 'module' })
      // This page is of the newest build already; what an older one still needs of a draft is in the database.
      registration.waiting?.postMessage({ type: 'SKIP_WAITING' })
      const { active } = await navigator.serviceWorker.ready
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- because a worker takes none
      active?.postMessage({ type: 'KEEP', memberId })
    }
    const whenIdle = () => void keep().catch(() => {})
    // The page itself comes first on a slow line.
    if (document.readyState === 'complete') return whenIdle()
    addEventListener('load', whenIdle, { once: true })
    return () => removeEventListener('load', whenIdle)
  }, [memberId])
}

/** Before somebody signs out or goes to another organisation: what was theirs opens no more. */
export async function leaveOfflinePage(): Promise<void> {
  try {
    navigator.serviceWorker?.controller?.postMessage({ type: 'FORGET' })
    await forgetPage()
  } catch {
    // No storage, so nothing in it.
  }
}
