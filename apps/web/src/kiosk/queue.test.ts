import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { kioskQueue } from './queue'
import type { Answer } from './send-card'
import {
  deleteWaiting,
  forgetDevice,
  getWaiting,
  holdsHere,
  keysWaiting,
  readRefused,
  watchTally,
} from './store'
import type { KioskCard, Tally, Waiting } from './waiting'

const { disk, happened, answers, photos } = vi.hoisted(() => ({
  disk: { rows: new Map<string, Waiting>(), full: false },
  happened: [] as string[],
  answers: [] as (Answer | Promise<Answer>)[],
  photos: [] as string[],
}))
/** What the browser's database does with a row, and nothing of its own. */
vi.mock('dexie', () => ({
  liveQuery: () => ({ subscribe: () => ({ unsubscribe: () => {} }) }),
  Dexie: class {
    version = () => ({ stores: () => {} })
    device = { get: async () => undefined, delete: async () => {} }
    waiting = {
      put: async (row: Waiting) => {
        if (disk.full) throw new DOMException('full', 'QuotaExceededError')
        disk.rows.set(row.key, row)
        happened.push(`put ${row.key}: ${row.card ? 'words, ' : ''}${row.photos.length} photos`)
      },
      get: async (key: string) => disk.rows.get(key),
      delete: async (key: string) => {
        disk.rows.delete(key)
        happened.push(`delete ${key}`)
      },
      toCollection: () => ({ primaryKeys: async () => [...disk.rows.keys()] }),
      orderBy: () => ({
        primaryKeys: async () =>
          [...disk.rows.values()].filter(({ refused }) => refused).map(({ key }) => key),
      }),
    }
  },
}))
vi.mock('./send-card', () => ({
  sendCard: async ({ key, card }: Waiting) => {
    happened.push(`send ${key} of ${card?.occurredOn ?? 'today'}`)
    return answers.shift() ?? 'away'
  },
}))
vi.mock('../anonymous/send-photo', () => ({
  sendPhoto: async ({ id }: { id: string }, { 'x-key': key }: { 'x-key': string }) => {
    happened.push(`send photo ${id} of ${key}`)
    return photos.shift() ?? 'offline'
  },
}))
beforeEach(() => void vi.stubGlobal('navigator', {}))
afterEach(async () => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
  disk.full = false
  for (const key of await keysWaiting()) await deleteWaiting(key)
  if (holdsHere()) throw new Error('Something was left in memory')
  for (const list of [happened, answers, photos]) list.length = 0
})

const filed = { receipt: '1'.repeat(20), proof: {}, handOverAt: null, number: null }
const cardOf = (key: string, occurredOn: string | null = null): KioskCard => ({
  key,
  siteId: 's',
  type: 'NEAR_MISS',
  whatHappened: 'A loose rail.',
  occurredOn,
  urgent: false,
})
const photoOf = (id: string) => ({ id, blob: new Blob(['x'], { type: 'image/jpeg' }), width: 1, height: 1 })
const queueWith = (pictures: string[] = [], script = 'one.js') => {
  const queue = kioskQueue({ solver: 'solver.js', script })
  const send = (key: string) =>
    queue.send(cardOf(key), cardOf(key, '2026-03-10'), 'bakery', pictures.map(photoOf))
  return { ...queue, send }
}
const sent = () => happened.filter((each) => each.startsWith('send'))
const written = () => happened.filter((each) => !each.startsWith('send'))
async function counted(): Promise<Tally> {
  const told = vi.fn<(tally: Tally) => void>()
  const stop = watchTally(told)
  await deleteWaiting('nothing')
  await expect.poll(() => told.mock.lastCall).toBeDefined()
  stop()
  return told.mock.lastCall?.[0] as Tally
}

it('writes nothing to the storage of what goes at once, neither words nor photos', async () => {
  const queue = queueWith(['a', 'b'])
  answers.push({ arrived: filed })
  photos.push('arrived', 'arrived')
  expect(await queue.send('k')).toEqual(filed)
  await expect.poll(holdsHere).toBe(false)
  expect(happened).toEqual(['send k of today', 'send photo a of k', 'send photo b of k'])
})

it('keeps what has no answer after three seconds, and deletes it when the answer comes', async () => {
  vi.useFakeTimers()
  const queue = queueWith()
  let answer = (_: Answer) => {}
  answers.push(
    new Promise((resolve) => {
      answer = resolve
    }),
  )
  const sending = queue.send('k')
  await vi.advanceTimersByTimeAsync(2_900)
  expect(written()).toEqual([])
  await vi.advanceTimersByTimeAsync(200)
  expect(written()).toEqual(['put k: words, 0 photos'])
  answer({ arrived: filed })
  expect(await sending).toEqual(filed)
  await vi.advanceTimersByTimeAsync(0)
  expect([...disk.rows.keys()]).toEqual([])
})

it('keeps what did not arrive with its day, and tells of the receipt when it does', async () => {
  const queue = queueWith()
  expect(await queue.send('k')).toBe('kept')
  await queue.flush()
  expect([...disk.rows.keys()]).toEqual(['k'])
  const arrived = vi.fn<(answer: object) => void>()
  queue.follow('k', { arrived, refused: () => {} })
  answers.push({ arrived: filed })
  await queue.flush()
  expect(arrived).toHaveBeenCalledWith(filed)
  expect(happened.slice(-2)).toEqual(['send k of 2026-03-10', 'delete k'])
  expect(written(), 'once, and not again at every try').toEqual(['put k: words, 0 photos', 'delete k'])
})

it('sends photos after the words, one by one, and forgets each when it has arrived', async () => {
  const queue = queueWith(['a', 'b'])
  answers.push({ arrived: filed })
  photos.push('arrived', 'offline')
  await queue.send('k')
  await expect.poll(() => disk.rows.get('k')?.photos.map(({ id }) => id)).toEqual(['b'])
  await queue.flush()
  photos.push('arrived')
  await queue.flush()
  expect(happened.slice(-2)).toEqual(['send photo b of k', 'delete k'])
  expect(sent().filter((each) => each.startsWith('send photo a'))).toHaveLength(1)
})

it('tells whoever still stands there of photos that are refused, and counts them for the officer otherwise', async () => {
  const queue = queueWith(['a', 'b', 'c'])
  answers.push({ arrived: filed }, { arrived: filed })
  photos.push('refused', 'arrived', 'refused')
  const refused = vi.fn<(photos: number) => void>()
  const leave = queue.follow('k', { arrived: () => {}, refused })
  await queue.send('k')
  await expect.poll(holdsHere).toBe(false)
  expect(refused.mock.calls).toEqual([[1], [2]])
  expect(await counted()).toMatchObject({ waiting: 0, lost: 0 })
  leave()
  photos.push('arrived', 'refused', 'arrived')
  await queue.send('l')
  await expect.poll(holdsHere).toBe(false)
  expect(refused).toHaveBeenCalledTimes(2)
  expect(await counted()).toEqual({ waiting: 0, refused: 0, loose: 0, lost: 1 })
  expect(written(), 'nothing of it is on the disk').toEqual([])
  await forgetDevice()
  expect(await counted()).toMatchObject({ lost: 0 })
})

it('sends all words before any photo, in an order that tells nothing', async () => {
  const queue = queueWith(['a'])
  for (const key of ['c', 'a', 'b']) await queue.send(key)
  await queue.flush()
  happened.length = 0
  answers.push({ arrived: filed }, { arrived: filed }, { arrived: filed })
  photos.push('arrived', 'arrived', 'arrived')
  await queue.flush()
  expect(sent()).toEqual([
    ...['a', 'b', 'c'].map((key) => `send ${key} of 2026-03-10`),
    ...['a', 'b', 'c'].map((key) => `send photo a of ${key}`),
  ])
})

it('goes on to the next card after one that fails alone, and not where nobody answers', async () => {
  const queue = queueWith()
  for (const key of ['a', 'b', 'c']) await queue.send(key)
  happened.length = 0
  answers.push('later', { arrived: filed }, 'away')
  await queue.flush()
  expect(sent()).toHaveLength(3)
  expect([...disk.rows.keys()].sort()).toEqual(['a', 'c'])
  await queue.flush()
  expect(sent()).toHaveLength(4)
})

it('asks for the newer page when the server knows this one no more, and keeps the card', async () => {
  const queue = queueWith()
  const outdated = vi.fn<() => void>()
  queue.onOutdated(outdated)
  answers.push('outdated')
  expect(await queue.send('k')).toBe('kept')
  expect(outdated).toHaveBeenCalled()
  expect(await counted()).toEqual({ waiting: 1, refused: 0, loose: 0, lost: 0 })
})

it('gives back to its writer what is refused, and keeps nothing of it', async () => {
  const queue = queueWith()
  answers.push('refused')
  expect(await queue.send('k')).toBe('refused')
  await queue.flush()
  expect(happened).toEqual(['send k of today'])
})

it('keeps what is refused after its writer has cleared the screen', async () => {
  const queue = queueWith()
  let answer = (_: Answer) => {}
  answers.push(
    new Promise((resolve) => {
      answer = resolve
    }),
  )
  const sending = queue.send('k')
  await expect.poll(sent).toHaveLength(1)
  queue.cleared('k')
  answer('refused')
  expect(await sending).toBe('kept')
  expect(await counted()).toEqual({ waiting: 0, refused: 1, loose: 0, lost: 0 })
})

it('keeps for whoever leaves what was refused later, asks again with another build, and counts it apart', async () => {
  const queue = queueWith(['a'])
  await queue.send('k')
  await queue.flush()
  answers.push('refused')
  await queue.flush()
  happened.length = 0
  await queue.flush()
  expect(sent()).toEqual([])
  expect(await counted()).toEqual({ waiting: 0, refused: 1, loose: 0, lost: 0 })
  expect(await readRefused()).toMatchObject([
    { key: 'k', card: { whatHappened: 'A loose rail.' }, photos: 1 },
  ])
  answers.push({ arrived: filed })
  photos.push('arrived')
  await queueWith([], 'two.js').flush()
  expect(sent()).toEqual(['send k of 2026-03-10', 'send photo a of k'])
  expect(await counted()).toEqual({ waiting: 0, refused: 0, loose: 0, lost: 0 })
})

it('says when the storage is full, holds on to the card, and keeps it when there is room again', async () => {
  const queue = queueWith()
  disk.full = true
  expect(await queue.send('k')).toBe('kept')
  expect(queue.isLoose('k')).toBe(true)
  expect(holdsHere(), 'so the page does not load itself anew').toBe(true)
  expect(await counted()).toEqual({ waiting: 1, refused: 0, loose: 1, lost: 0 })
  disk.full = false
  await queue.flush()
  expect([queue.isLoose('k'), holdsHere()]).toEqual([false, false])
  expect(await getWaiting('k')).toMatchObject({ card: { whatHappened: 'A loose rail.' } })
})
