import { useEffect, useState } from 'react'

/** Undefined: on its way. Null: it did not come. */
type Picture = string | null | undefined

/** A picture asked for without a cookie, in no cache of this device, and gone with the page. */
export function usePicture(url: string | undefined): Picture {
  const [picture, setPicture] = useState<Picture>()
  useEffect(() => {
    if (!url) return
    const stop = new AbortController()
    let made: string | undefined
    read(url, stop.signal)
      .then((blob) => {
        if (stop.signal.aborted) return
        made = URL.createObjectURL(blob)
        setPicture(made)
      })
      .catch(() => {
        if (!stop.signal.aborted) setPicture(null)
      })
    return () => {
      stop.abort()
      setPicture(undefined)
      if (made) URL.revokeObjectURL(made)
    }
  }, [url])
  return picture
}

async function read(url: string, signal: AbortSignal): Promise<Blob> {
  const answer = await fetch(url, {
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    cache: 'no-store',
    signal,
  })
  if (!answer.ok) throw new Error(`HTTP ${answer.status}`)
  return answer.blob()
}
