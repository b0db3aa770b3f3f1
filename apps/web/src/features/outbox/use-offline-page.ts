'use client'

import { useEffect } from 'react'
import { capturePath, forgetPage } from './kept-page'

const script = '/serwist/sw.js'

/** Makes the capture page open without a network from now on, for the member who is signed in. */
export function useOfflinePage(memberId: string) {
  useEffect(() => {
    // Over plain http there is none; the page then works as any page does.
    if (!('serviceWorker' in navigator)) return
    const keep = async () => {
      const registration = await navigator.serviceWorker.register(script, { scope: '/', type: 'module' })
      await takeNewest(registration)
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

/** A new build takes over from the page that is of it; what an older one still needs of a draft is in the database. */
async function takeNewest(registration: ServiceWorkerRegistration): Promise<void> {
  // The first of all takes over by itself.
  if (!registration.active) return
  if (location.pathname === capturePath) {
    // The kept page goes with its worker, and is needed: perhaps there is no network.
    if (await isKept()) return
    // A browser looks by itself only some time after a page came, and the next page puts that off.
    if (!(await isKnown())) await registration.update().catch(() => {})
  }
  const newest = registration.installing ?? registration.waiting
  if (!newest) return
  await past(newest, 'installing')
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- because a worker takes none
  newest.postMessage({ type: 'SKIP_WAITING' })
  await past(newest, 'installed', 'activating')
}

/** Whether this very page lies on the device: an answer of the server has a nonce of its own. */
async function isKept(): Promise<boolean> {
  const kept = await (await caches.match(capturePath))?.text()
  const nonce = [...document.scripts].find((script) => script.nonce)?.nonce
  return Boolean(kept && nonce && kept.includes(nonce))
}

/** Whether every file that this page is made of is there already; if not, it is of another build. */
async function isKnown(): Promise<boolean> {
  const files = [...document.scripts].filter(({ src, noModule }) => src && !noModule)
  return (await Promise.all(files.map(({ src }) => caches.match(src)))).every(Boolean)
}

async function past(worker: ServiceWorker, ...states: ServiceWorkerState[]): Promise<void> {
  while (states.includes(worker.state))
    await new Promise((changed) => worker.addEventListener('statechange', changed, { once: true }))
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
