import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { kioskQueue } from './queue'
import type { Answer } from './send-card'
import type { Waiting } from './waiting'

const { rows, happened, answers, photos } = vi.hoisted(() => ({
  rows: new Map<string, Waiting>(),
  happened: [] as string[],
  answers: [] as Answer[],
  photos: [] as string[],
}))
vi.mock('./store', () => ({
  putWaiting: async (row: Waiting) => {
    rows.set(row.key, row)
    happened.push(`put ${row.key}: ${row.card ? 'words, ' : ''}${row.photos.length} photos`)
  },
  getWaiting: async (key: string) => rows.get(key),
  keysWaiting: async () => [...rows.keys()].sort(),
  deleteWaiting: async (key: string) => {
    rows.delete(key)
    happened.push(`delete ${key}`)
  },
}))
vi.mock('./send-card', () => ({
  sendCard: async ({ key, card }: Waiting) => {
    happened.push(`send ${key} of ${card?.occurredOn ?? 'today'}`)
    return answers.shift() ?? 'later'
  },
}))
vi.mock('../anonymous/send-photo', () => ({
  sendPhoto: async ({ id }: { id: string }, { 'x-key': key }: { 'x-key': string }) => {
    happened.push(`send photo ${id} of ${key}`)
    return photos.shift() ?? 'offline'
  },
}))
beforeEach(() => void vi.stubGlobal('navigator', {}))
afterEach(() => {
  vi.unstubAllGlobals()
  rows.clear()
  for (const list of [happened, answers, photos]) list.length = 0
})

const filed = { receipt: '1'.repeat(20), proof: {}, handOverAt: null, number: null }
const cardOf = (key: string, occurredOn: string | null = null) => ({
  key,
  siteId: 's',
  type: 'NEAR_MISS' as const,
  whatHappened: 'A loose rail.',
  occurredOn,
  urgent: false,
})
const photoOf = (id: string) => ({ id, blob: new Blob(['x'], { type: 'image/jpeg' }), width: 1, height: 1 })
const queueWith = (...pictures: string[]) => {
  const queue = kioskQueue('solver.js')
  const send = (key: string) =>
    queue.send(cardOf(key), cardOf(key, '2026-03-10'), 'bakery', pictures.map(photoOf))
  return { ...queue, send }
}

it('keeps a card before it sends it, and deletes it when the server has answered', async () => {
  answers.push({ arrived: filed })
  expect(await queueWith().send('k')).toEqual(filed)
  expect(happened).toEqual(['put k: words, 0 photos', 'send k of today', 'delete k'])
})

it('keeps what did not arrive with its day, and tells of the receipt when it does', async () => {
  const queue = queueWith()
  expect(await queue.send('k')).toBe('kept')
  await queue.flush()
  expect([...rows.keys()]).toEqual(['k'])
  const arrived = vi.fn<(answer: object) => void>()
  queue.onArrival('k', arrived)
  answers.push({ arrived: filed })
  await queue.flush()
  expect(arrived).toHaveBeenCalledWith(filed)
  expect(happened.slice(-2)).toEqual(['send k of 2026-03-10', 'delete k'])
})

it('sends photos after the words, one by one, and forgets each when it has arrived', async () => {
  const queue = queueWith('a', 'b')
  answers.push({ arrived: filed })
  photos.push('arrived', 'offline')
  await queue.send('k')
  await queue.flush()
  expect(happened).toEqual([
    'put k: words, 2 photos',
    'send k of today',
    'put k: 2 photos',
    'send photo a of k',
    'put k: 1 photos',
    'send photo b of k',
  ])
  photos.push('arrived')
  await queue.flush()
  expect(happened.slice(-2)).toEqual(['send photo b of k', 'delete k'])
})

it('sends all words before any photo, in an order that tells nothing', async () => {
  const queue = queueWith('a')
  for (const key of ['c', 'a', 'b']) await queue.send(key)
  await queue.flush()
  happened.length = 0
  answers.push({ arrived: filed }, { arrived: filed }, { arrived: filed })
  photos.push('arrived', 'arrived', 'arrived')
  await queue.flush()
  const sent = happened.filter((each) => each.startsWith('send'))
  expect(sent).toEqual([
    ...['a', 'b', 'c'].map((key) => `send ${key} of 2026-03-10`),
    ...['a', 'b', 'c'].map((key) => `send photo a of ${key}`),
  ])
})

it('keeps what was refused for good, and does not ask again', async () => {
  const queue = queueWith()
  answers.push('refused')
  expect(await queue.send('k')).toBe('refused')
  await queue.flush()
  expect(happened.filter((each) => each.startsWith('send'))).toHaveLength(1)
  expect(rows.get('k')).toMatchObject({ refused: true, card: { whatHappened: 'A loose rail.' } })
})
