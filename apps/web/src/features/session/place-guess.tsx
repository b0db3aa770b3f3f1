'use client'

import { useEffect, useRef } from 'react'

/** Fills country and time zone from the browser, unless the person was faster. */
export function PlaceGuess() {
  const marker = useRef<HTMLInputElement>(null)
  useEffect(() => {
    const form = marker.current?.form
    if (!form || marker.current?.value) return
    choose(form.elements.namedItem('timeZone'), Intl.DateTimeFormat().resolvedOptions().timeZone)
    choose(form.elements.namedItem('country'), new Intl.Locale(navigator.language).maximize().region ?? '')
    if (marker.current) marker.current.value = 'done'
  }, [])
  return <input ref={marker} type="hidden" name="guessed" defaultValue="" />
}

function choose(select: Element | RadioNodeList | null, value: string) {
  if (select instanceof HTMLSelectElement && [...select.options].some((option) => option.value === value)) {
    select.value = value
  }
}
