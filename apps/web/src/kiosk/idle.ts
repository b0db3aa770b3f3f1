export const idleAfter = 60_000
/** WCAG 2.2.1 asks for twenty seconds in which to answer. */
export const warnFor = 20_000
export const cameraFor = 120_000

type Told = { warn: (secondsLeft: number | null) => void; wipe: () => void }

/** Wipes what nobody stands in front of any more, and says so before. A clock that was set back wipes nothing early. */
export function idleWatch(clock: () => number, { warn, wipe }: Told, warning = warnFor) {
  let touched = clock()
  let more = 0
  let warned: number | null = null
  const tell = (left: number | null) => {
    if (left === warned) return
    warned = left
    warn(left)
  }
  const timer = setInterval(() => {
    touched = Math.min(touched, clock())
    const left = touched + idleAfter + more - clock()
    if (left <= 0) {
      clearInterval(timer)
      tell(null)
      wipe()
    } else tell(left <= warning ? Math.ceil(left / 1_000) : null)
  }, 250)
  return {
    /** While the warning stands, only its own button says that somebody is there. */
    touch: () => {
      if (warned !== null) return
      touched = clock()
      more = 0
    },
    /** Of the device, over this page: nothing of it is seen, and nobody can touch it. */
    camera: () => {
      more = cameraFor
    },
    stay: () => {
      touched = clock()
      tell(null)
    },
    stop: () => clearInterval(timer),
  }
}
