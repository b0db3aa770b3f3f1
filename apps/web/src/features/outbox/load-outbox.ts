import { legacyDraft, type Owner } from './kept'
import type { Outbox } from './outbox'

let opened: { memberId: string; outbox: Promise<Outbox> } | undefined

/** Fetched when there is something to keep: most who look at a page have nothing that waits. */
export function openOutbox(owner: Owner): Promise<Outbox> {
  if (opened?.memberId !== owner.memberId) {
    const outbox = import('./outbox').then((module) => module.outboxOf(owner))
    opened = { memberId: owner.memberId, outbox }
    outbox.catch(() => {
      opened = undefined
    })
  }
  return opened.outbox
}

/** Whether this device has ever kept anything. */
export async function hasOutbox(memberId: string): Promise<boolean> {
  try {
    if (localStorage.getItem(legacyDraft(memberId))) return true
    return (await indexedDB.databases()).some(({ name }) => name === 'closecall-outbox')
  } catch {
    // An old browser does not say; one that forbids storage has none, and opening it will tell.
    return 'indexedDB' in globalThis
  }
}
