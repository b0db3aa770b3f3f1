'use client'

import { useRef, useState } from 'react'
import { type Delivery, sendPhoto } from '../outbox/send-photo'

type Item = { id: string; blob: Blob }

/** Why the rest waits. */
export type Trouble = Exclude<Delivery, 'confirmed'>

class Stopped extends Error {}

/** Sends one after another; a failure or a stop leaves the rest for another try, which goes on where this one ended. */
export function useUploads(reportId: string, messageId?: string) {
  const [sending, setSending] = useState<{ n: number; count: number; share: number }>()
  const [trouble, setTrouble] = useState<Trouble>()
  const stopped = useRef(false)

  /** How many have arrived. */
  const send = async (items: Item[], arrived: (item: Item) => void): Promise<number> => {
    const count = items.length
    stopped.current = false
    setTrouble(undefined)
    let done = 0
    try {
      for (const item of items) {
        const told = async (sent: number) => {
          if (stopped.current) throw new Stopped()
          setSending({ n: done + 1, count, share: (done + sent / item.blob.size) / count })
        }
        await told(0)
        const bytes = await item.blob.arrayBuffer()
        const outcome = await sendPhoto({ reportId, messageId, id: item.id, bytes }, told)
        if (outcome !== 'confirmed') {
          setTrouble(outcome)
          break
        }
        arrived(item)
        done++
      }
    } catch (reason) {
      if (!(reason instanceof Stopped)) setTrouble('server')
    }
    setSending(undefined)
    return done
  }
  const stop = () => {
    stopped.current = true
  }
  return { sending, trouble, send, stop }
}
