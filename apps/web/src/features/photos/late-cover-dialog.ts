import { lazy, useEffect, useState } from 'react'

const load = async () => ({ default: (await import('./cover-dialog')).CoverDialog })

export const LateCoverDialog = lazy(load)

/** Comes with the first photo and not with the page: most reports have none. False until it is here. */
export function useCoverDialog(needed: boolean): boolean {
  const [here, setHere] = useState(false)
  const missing = needed && !here
  useEffect(() => {
    if (!missing) return
    const fetchIt = () =>
      void load().then(
        () => setHere(true),
        () => {},
      )
    fetchIt()
    addEventListener('online', fetchIt)
    return () => removeEventListener('online', fetchIt)
  }, [missing])
  return here
}
