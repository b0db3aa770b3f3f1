import { useEffect } from 'react'

/** A browser allows both only at times and refuses quietly; the kiosk works without. */
async function light() {
  if (document.visibilityState === 'visible') await navigator.wakeLock?.request('screen')
}
async function fill() {
  if (!document.fullscreenElement) await document.documentElement.requestFullscreen?.()
}

/** Keeps the screen lit, and takes all of it at the next tap. */
export function useAwake(enrolled: boolean) {
  useEffect(() => {
    if (!enrolled) return
    const lit = () => void light().catch(() => {})
    // A tap on the camera is spent on the camera.
    const filled = ({ target }: Event) =>
      (target as Element | null)?.closest?.('button') && void fill().catch(() => {})
    lit()
    document.addEventListener('visibilitychange', lit)
    addEventListener('click', filled)
    return () => {
      document.removeEventListener('visibilitychange', lit)
      removeEventListener('click', filled)
    }
  }, [enrolled])
}
