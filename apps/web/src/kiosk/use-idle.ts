import { useEffect, useRef, useState } from 'react'
import { idleWatch, warnFor } from './idle'
import { useNewest } from './use-newest'

const touches = ['pointerdown', 'pointermove', 'keydown', 'focusin', 'input', 'change', 'scroll'] as const

/** Seconds until what is on screen is wiped, once they are few. */
export function useIdle(active: boolean, wipe: () => void, warning = warnFor, clock = Date.now) {
  const [left, setLeft] = useState<number | null>(null)
  const watch = useRef<ReturnType<typeof idleWatch>>(undefined)
  const wiped = useNewest(wipe)
  useEffect(() => {
    if (!active) return
    const now = idleWatch(clock, { warn: setLeft, wipe: wiped }, warning)
    watch.current = now
    const picked = ({ target }: Event) => {
      if (target instanceof HTMLInputElement && target.type === 'file') now.camera()
    }
    addEventListener('click', picked)
    for (const name of touches) addEventListener(name, now.touch, { capture: true, passive: true })
    return () => {
      now.stop()
      setLeft(null)
      removeEventListener('click', picked)
      for (const name of touches) removeEventListener(name, now.touch, { capture: true })
    }
  }, [active, warning, clock, wiped])
  return { left, stay: () => watch.current?.stay() }
}
