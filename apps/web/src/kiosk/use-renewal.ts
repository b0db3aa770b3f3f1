import { useEffect, useEffectEvent } from 'react'
import { renewKiosk } from './kept-page'

const every = 10 * 60_000

/** A tablet runs for months: while nobody writes, it takes over what the server has become meanwhile. */
export function useRenewal(script: string, enrolled: boolean, idle: boolean) {
  const renew = useEffectEvent(async () => {
    const newer = await renewKiosk(script)
    if (newer && idle) location.reload()
  })
  useEffect(() => {
    if (!enrolled) return
    const now = () => void renew().catch(() => {})
    now()
    const timer = setInterval(now, every)
    return () => clearInterval(timer)
  }, [enrolled])
}
