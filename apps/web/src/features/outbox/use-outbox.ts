'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import type { Owner } from './kept'
import { hasOutbox, openOutbox } from './load-outbox'
import type { Outbox, View } from './outbox'

/** What the device keeps for this member, live, whichever tab changes it. Undefined until that is known. */
export function useOutbox(owner: Owner) {
  const [view, setView] = useState<View>()
  const stop = useRef<() => void>(undefined)
  const { memberId, organisationId, name, organisation } = owner

  /** Fails where neither the network nor this device has the script for it. */
  const open = useCallback(async (): Promise<Outbox> => {
    const outbox = await openOutbox({ memberId, organisationId, name, organisation })
    stop.current ??= outbox.watch(setView)
    return outbox
  }, [memberId, organisationId, name, organisation])

  useEffect(() => {
    let left = false
    const begin = async () => {
      if (!(await hasOutbox(memberId))) return setView((known) => known ?? nothing)
      await open()
      if (left) stop.current?.()
    }
    begin().catch(() => setView((known) => known ?? nothing))
    return () => {
      left = true
      stop.current?.()
      stop.current = undefined
    }
  }, [memberId, open])

  return { view, open }
}

const nothing: View = { own: [], foreign: [], busy: false }
