import { liveQuery } from 'dexie'
import type { Filed } from '../anonymous/place'
import { sendPhoto } from '../anonymous/send-photo'
import type { Photo } from '../features/photos/photo'
import { type Answer, sendCard } from './send-card'
import { deleteWaiting, getWaiting, keysWaiting, putWaiting } from './store'
import type { KioskCard, Waiting } from './waiting'

const again = 30_000
/** Nobody stands in front of a wheel that turns for longer; the sending itself goes on. */
const patience = 15_000

/** In one tab at a time; without locks the server still makes one report of two sendings. */
const alone = <T>(key: string, work: () => Promise<T>): Promise<T | undefined> =>
  navigator.locks
    ? navigator.locks.request(`closecall-kiosk:${key}`, { ifAvailable: true }, (lock) =>
        lock ? work() : undefined,
      )
    : work()

export type Queue = ReturnType<typeof kioskQueue>

/** Cards without a name: kept before they are sent, and deleted when the server has answered. */
export function kioskQueue(solver: string) {
  const listeners = new Map<string, (filed: Filed) => void>()
  let running: Promise<void> | undefined

  async function settle(row: Waiting, answer: Answer): Promise<Answer> {
    if (answer === 'refused') await putWaiting({ ...row, refused: true })
    if (typeof answer === 'string') return answer
    if (row.photos.length > 0) await putWaiting({ ...row, card: null })
    else await deleteWaiting(row.key)
    if (answer.arrived) listeners.get(row.key)?.(answer.arrived)
    return answer
  }

  async function sendWords(key: string) {
    const row = await getWaiting(key)
    if (!row?.card || row.refused) return null
    return settle(row, await sendCard({ ...row, card: row.card }, solver))
  }

  async function sendPhotos(key: string) {
    for (let row = await getWaiting(key); row && !row.card; row = await getWaiting(key)) {
      const [photo, ...rest] = row.photos
      if (!photo) return deleteWaiting(key)
      const blob = new Blob([photo.bytes], { type: photo.type })
      const delivery = await sendPhoto({ id: photo.id, blob, width: 0, height: 0 }, { 'x-key': key })
      if (delivery === 'offline' || delivery === 'busy') return
      await (rest.length > 0 ? putWaiting({ ...row, photos: rest }) : deleteWaiting(key))
    }
  }

  async function run() {
    for (const key of await keysWaiting()) {
      if ((await alone(key, () => sendWords(key))) === 'later') break
    }
    for (const key of await keysWaiting()) await alone(key, () => sendPhotos(key))
  }
  /** All words, then all photos. */
  function flush(): Promise<void> {
    running ??= run()
      .catch(() => {})
      .finally(() => {
        running = undefined
      })
    return running
  }

  return {
    flush,
    /** `card` goes as it is; `kept` is what is sent if it has to wait. */
    async send(
      card: KioskCard,
      kept: KioskCard,
      slug: string,
      photos: Photo[],
    ): Promise<Filed | 'kept' | 'refused'> {
      const { key } = card
      const bytes = photos.map(async ({ id, blob }) => ({
        id,
        type: blob.type,
        bytes: await blob.arrayBuffer(),
      }))
      const row = { key, slug, card: kept, photos: await Promise.all(bytes) }
      const sending = alone(key, async () => {
        await putWaiting(row)
        return settle(row, await sendCard({ ...row, card }, solver))
      })
      // Its photos follow, and with a network here whatever waits.
      void sending.then((answer) => {
        if (answer !== 'later') void flush()
      })
      const late = new Promise<'later'>((resolve) => setTimeout(resolve, patience, 'later'))
      const answer = (await Promise.race([sending, late])) ?? 'later'
      if (answer === 'refused') return answer
      return typeof answer === 'object' && answer.arrived ? answer.arrived : 'kept'
    },
    /** It was refused while its writer still looks at it. */
    forget: deleteWaiting,
    /** The receipt of a card that had to wait, for whoever still stands there. */
    onArrival(key: string, listener: (filed: Filed) => void) {
      listeners.set(key, listener)
      return () => void listeners.delete(key)
    },
    /** Counts what waits, whichever tab changes it, and goes on sending. */
    watch(listener: (count: number) => void) {
      const counting = liveQuery(async () => (await keysWaiting()).length).subscribe(listener)
      const send = () => void flush()
      const timer = setInterval(send, again)
      addEventListener('online', send)
      send()
      return () => {
        counting.unsubscribe()
        clearInterval(timer)
        removeEventListener('online', send)
      }
    },
  }
}
