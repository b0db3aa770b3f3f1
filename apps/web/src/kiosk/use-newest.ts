import { useCallback, useEffect, useRef } from 'react'

/** For timers and listeners that outlive a drawing: always the same function, which does what the newest one does. */
export function useNewest<Given extends unknown[], Answer>(work: (...given: Given) => Answer) {
  const newest = useRef(work)
  useEffect(() => {
    newest.current = work
  }, [work])
  return useCallback((...given: Given) => newest.current(...given), [])
}
