import {
  afterText,
  type Kept,
  type KeptPhoto,
  momentOf,
  type Problem,
  passes,
  stopsAll,
  waitBefore,
} from './kept'
import { sendPhoto } from './send-photo'
import { sendText } from './send-text'
import { serverNow } from './server-clock'
import { bytes, cards, forgetPhotos, photos, photosOf } from './store'

/** In one tab at a time; without locks the server still makes one report of two sendings. */
const alone = <T>(work: () => Promise<T>): Promise<T> =>
  navigator.locks ? navigator.locks.request('closecall-outbox', work) : work()

/** Sends what one member has waiting on this device: all words first, then the photos. */
export function sender(memberId: string, working: (busy: boolean) => void) {
  let tries = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  let asked: 'no' | 'running' | 'again' = 'no'

  async function flush() {
    if (asked !== 'no') {
      asked = 'again'
      return
    }
    do {
      asked = 'running'
      working(true)
      await alone(run).catch(() => {})
    } while ((asked as string) === 'again')
    asked = 'no'
    working(false)
    clearTimeout(timer)
    const rest = (await mine()).filter(({ problem }) => passes(problem))
    if (rest.length > 0) timer = setTimeout(() => void flush(), waitBefore(tries++, Math.random()))
  }

  const mine = async () =>
    (await cards.all())
      .filter((card) => card.memberId === memberId && (card.state === 'waiting' || card.state === 'filed'))
      .sort((a, b) => a.changedAt - b.changedAt)

  async function run() {
    for (const { id, state } of await mine()) {
      if (state === 'waiting' && stopsAll(await sendWords(id))) return
    }
    for (const { id, state } of await mine()) {
      if (state === 'filed' && stopsAll(await sendPhotos(id))) return
    }
  }

  async function sendWords(id: string): Promise<Problem | null> {
    const stamped = await stamp(id)
    if (stamped !== 'stamped') return stamped
    const card = await cards.get(id)
    if (card?.state !== 'waiting') return null
    const next = afterText(await sendText(card))
    if (next.state === 'filed') tries = 0
    // Changed or deleted meanwhile: what is being written stays, and the server will tell the two apart.
    await cards.update(id, (now) => (now.state === 'draft' ? now : { ...now, ...next }))
    return next.problem
  }

  async function stamp(id: string): Promise<'stamped' | Problem | null> {
    const card = await cards.get(id)
    if (!card) return null
    if (card.occurredAt) return 'stamped'
    const server = await serverNow()
    if (server === null) {
      const problem: Problem = { kind: 'network' }
      await cards.update(id, (now) => ({ ...now, problem }))
      return problem
    }
    const occurredAt = momentOf(card.draft.startedAt, Date.now(), server)
    await cards.update(id, (now) => ({ ...now, occurredAt: now.occurredAt ?? occurredAt }))
    return 'stamped'
  }

  async function sendPhotos(id: string): Promise<Problem | null> {
    let problem: Problem | null = null
    for (const photo of (await photosOf(id)).filter(({ refused }) => !refused)) {
      problem = await deliver(photo)
      if (stopsAll(problem)) break
    }
    const left = await photosOf(id)
    // What the server refused for good waits for its owner, not for the clock.
    if (!problem && left.length > 0) problem = { kind: 'refused' }
    await cards.update(id, (now) => (left.length > 0 ? { ...now, problem } : emptied(now)))
    return problem
  }

  async function deliver(photo: KeptPhoto): Promise<Problem | null> {
    const data = await bytes.get(photo.id)
    if (!data) return forgetPhotos([photo.id]).then(() => null)
    const outcome = await sendPhoto({ reportId: photo.cardId, id: photo.id, bytes: data.bytes }, (sent) =>
      photos.update(photo.id, (now) => ({ ...now, sent })),
    )
    if (outcome === 'confirmed') {
      tries = 0
      await forgetPhotos([photo.id])
      return null
    }
    if (outcome !== 'refused') return { kind: outcome }
    await photos.update(photo.id, (now) => ({ ...now, refused: true }))
    return null
  }

  /** At once, and from now on without the patience of before. */
  const wake = () => {
    tries = 0
    void flush()
  }
  const seen = () => document.visibilityState === 'visible' && wake()
  return {
    wake,
    start() {
      addEventListener('online', wake)
      addEventListener('focus', wake)
      document.addEventListener('visibilitychange', seen)
      wake()
      return () => {
        clearTimeout(timer)
        removeEventListener('online', wake)
        removeEventListener('focus', wake)
        document.removeEventListener('visibilitychange', seen)
      }
    },
  }
}

/** The number is kept for whoever still looks at it; what was written is not. */
const emptied = (card: Kept): Kept => ({
  ...card,
  state: 'done',
  problem: null,
  draft: { ...card.draft, whatHappened: '', whatCouldHappen: '', immediateAction: '', proposal: '' },
})
