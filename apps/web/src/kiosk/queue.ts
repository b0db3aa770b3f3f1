import type { Filed } from '../anonymous/place'
import { sendPhoto } from '../anonymous/send-photo'
import type { Photo } from '../features/photos/photo'
import { type Answer, sendCard } from './send-card'
import {
  changeWaiting,
  deleteWaiting,
  getWaiting,
  holdWaiting,
  isLoose,
  keepWaiting,
  keysWaiting,
  looseKeys,
  notePhotoLost,
  putWaiting,
  watchTally,
} from './store'
import type { KioskCard, Tally, Waiting } from './waiting'

const again = 30_000
/** Nobody stands in front of a wheel that turns for longer; the sending itself goes on. */
const patience = 15_000
/** So long something may live in the memory alone, which a tablet that is switched off loses. */
const unkept = 3_000

/** In one tab at a time; without locks the server still makes one report of two sendings. */
const alone = <T>(key: string, work: () => Promise<T>): Promise<T | undefined> =>
  navigator.locks
    ? navigator.locks.request(`closecall-kiosk:${key}`, { ifAvailable: true }, (lock) =>
        lock ? work() : undefined,
      )
    : work()

/** What goes at once is never written to the storage: a deleted row can be found there for a long time. */
async function fromMemory<T>(key: string, work: () => Promise<T>): Promise<T> {
  const timer = setTimeout(() => void keepWaiting(key), unkept)
  try {
    return await work()
  } finally {
    clearTimeout(timer)
  }
}

type Follower = { arrived: (filed: Filed) => void; refused: (photos: number) => void }
export type Queue = ReturnType<typeof kioskQueue>

/** Cards without a name: kept when they cannot be sent at once, and deleted when the server has answered. */
export function kioskQueue({ solver, script }: { solver: string; script: string }) {
  /** Cards whose writer has the words on the screen. */
  const looking = new Set<string>()
  const followers = new Map<string, Follower>()
  let outdated = () => {}
  let running: Promise<void> | undefined

  async function settle(row: Waiting, answer: Answer): Promise<Answer> {
    if (typeof answer === 'string') {
      if (answer === 'outdated') outdated()
      await (answer === 'refused' ? putWaiting({ ...row, refused: script }) : keepWaiting(row.key))
      return answer
    }
    if (row.photos.length > 0) {
      const { refused: _, ...rest } = row
      await changeWaiting({ ...rest, card: null })
    } else await deleteWaiting(row.key)
    if (answer.arrived) followers.get(row.key)?.arrived(answer.arrived)
    return answer
  }

  async function sendWords(key: string) {
    const row = await getWaiting(key)
    if (!row?.card || row.refused === script) return null
    return settle(row, await sendCard({ ...row, card: row.card }, solver))
  }

  async function sendPhotos(key: string) {
    let refused = 0
    for (let row = await getWaiting(key); row && !row.card; row = await getWaiting(key)) {
      const [photo, ...rest] = row.photos
      if (!photo) return deleteWaiting(key)
      const blob = new Blob([photo.bytes], { type: photo.type })
      const delivery = await sendPhoto({ id: photo.id, blob, width: 0, height: 0 }, { 'x-key': key })
      if (delivery !== 'arrived' && delivery !== 'refused') return void (await keepWaiting(key))
      if (delivery === 'refused') {
        const follower = followers.get(key)
        if (follower) follower.refused(++refused)
        else notePhotoLost()
      }
      await (rest.length > 0 ? changeWaiting({ ...row, photos: rest }) : deleteWaiting(key))
    }
  }

  async function run() {
    for (const key of looseKeys()) await keepWaiting(key)
    for (const key of await keysWaiting()) {
      const answer = await alone(key, () => sendWords(key))
      if (answer === 'away' || answer === 'outdated') break
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

  /** Its photos follow, and with a network here whatever waits. */
  async function goOn(key: string, answer: Answer) {
    if (typeof answer === 'object') await alone(key, () => fromMemory(key, () => sendPhotos(key)))
    if (answer !== 'away') await flush()
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
      holdWaiting(row)
      return new Promise((done) => {
        looking.add(key)
        const tell = (answer: Filed | 'kept' | 'refused') => {
          looking.delete(key)
          clearTimeout(timer)
          done(answer)
        }
        const timer = setTimeout(tell, patience, 'kept')
        const sendNow = async () => {
          const answer = await sendCard({ ...row, card }, solver)
          if (answer !== 'refused' || !looking.has(key)) return settle(row, answer)
          // Its writer still has the words.
          tell(answer)
          await deleteWaiting(key)
          return answer
        }
        const sent = async () => {
          const answer = await alone(key, () => fromMemory(key, sendNow))
          if (!answer) await keepWaiting(key)
          tell(typeof answer === 'object' && answer.arrived ? answer.arrived : 'kept')
          await goOn(key, answer ?? 'later')
        }
        void sent().catch(() => keepWaiting(key))
      })
    },
    /** Nobody has its words on a screen any more: refused, it is kept for whoever leaves the kiosk. */
    cleared: (key: string) => void looking.delete(key),
    /** The tablet did not take it: it lives as long as this page. */
    isLoose,
    /** For whoever still stands there: the receipt of a card that had to wait, and how many of its photos were not accepted. */
    follow(key: string, follower: Follower) {
      followers.set(key, follower)
      return () => void followers.delete(key)
    },
    /** The server does not know this page any more. */
    onOutdated(listener: () => void) {
      outdated = listener
      return () => {
        outdated = () => {}
      }
    },
    /** Counts what waits, whichever tab changes it, and goes on sending. */
    watch(listener: (tally: Tally) => void) {
      const counting = watchTally(listener)
      const send = () => void flush()
      const timer = setInterval(send, again)
      addEventListener('online', send)
      send()
      return () => {
        counting()
        clearInterval(timer)
        removeEventListener('online', send)
      }
    },
  }
}
