import { useEffect, useRef } from 'react'
import { renewKiosk } from './kept-page'
import type { Queue } from './queue'
import { holdsHere } from './store'
import { useNewest } from './use-newest'

const every = 10 * 60_000

/** Two servers with two builds behind one address must not have a tablet load itself anew for ever. */
function loadedLately(): boolean {
  const [entry] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
  return entry?.type === 'reload' && performance.now() < every
}

/** A tablet runs for months: while nobody writes, it takes over what the server has become meanwhile. */
export function useRenewal(script: string, enrolled: boolean, idle: boolean, queue: Queue) {
  const newer = useRef(false)
  const reload = useNewest(() => {
    if (newer.current && idle && !holdsHere() && !loadedLately()) location.reload()
  })
  useEffect(() => {
    if (idle) reload()
  }, [idle, reload])
  useEffect(() => {
    if (!enrolled) return
    const now = () =>
      void renewKiosk(script)
        .then((is) => {
          newer.current = is
          reload()
        })
        .catch(() => {})
    now()
    const timer = setInterval(now, every)
    const settled = queue.onOutdated(now)
    return () => {
      clearInterval(timer)
      settled()
    }
  }, [enrolled, script, queue, reload])
}
