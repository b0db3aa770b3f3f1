import { useCallback, useEffect, useState } from 'react'
import { ask } from '../anonymous/ask'
import { KioskHeartbeat } from './kiosk.documents'
import { isUnknown } from './refusal'
import { forgetDevice, keepDevice, readDevice } from './store'
import { useNewest } from './use-newest'
import type { Device } from './waiting'

const every = 5 * 60_000

/** What this browser is: undefined until that is known, null until somebody enrols it. Says from time to time that it lives. */
export function useDevice(waiting: number | undefined) {
  const [device, setDevice] = useState<Device | null>()
  useEffect(() => void readDevice().then(setDevice), [])

  const beat = useNewest(async () => {
    if (!device || waiting === undefined) return
    const { token } = device
    const next = await ask(KioskHeartbeat, { token, waiting }).then(
      ({ kioskHeartbeat: kiosk }): Device => ({ token, kiosk }),
      // Only the server itself says that a kiosk is no more; where its site was closed by mistake, it may be again.
      (error) => (isUnknown(error) ? { ...device, dead: true } : null),
    )
    if (!next) return
    // Another tab may have left or been enrolled anew meanwhile.
    if ((await readDevice())?.token !== token) return
    await keepDevice(next)
    setDevice(next)
  })
  // By the clock only, and never because a card came or went: nothing on the server may tell when somebody wrote one.
  const enrolled = Boolean(device && waiting !== undefined)
  useEffect(() => {
    if (!enrolled) return
    const now = () => void beat().catch(() => {})
    now()
    const timer = setInterval(now, every)
    addEventListener('online', now)
    return () => {
      clearInterval(timer)
      removeEventListener('online', now)
    }
  }, [enrolled, beat])

  const leave = useCallback(async () => {
    await forgetDevice()
    setDevice(null)
  }, [])
  return { device, enrolled: setDevice, leave }
}
