import { useEffect } from 'react'
import { renewKiosk } from './kept-page'
import { useNewest } from './use-newest'

const every = 10 * 60_000

/** A tablet runs for months: while nobody writes, it takes over what the server has become meanwhile. */
export function useRenewal(script: string, enrolled: boolean, idle: boolean) {
  const renew = useNewest(async () => {
    const newer = await renewKiosk(script)
    if (newer && idle) location.reload()
  })
  useEffect(() => {
    if (!enrolled) return
    const now = () => void renew().catch(() => {})
    now()
    const timer = setInterval(now, every)
    return () => clearInterval(timer)
  }, [enrolled, renew])
}
