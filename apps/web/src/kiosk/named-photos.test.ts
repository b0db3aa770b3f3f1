import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Delivery } from '../features/outbox/send-photo'
import { type NamedPhotos, sendNamedPhotos } from './named-photos'

type Sending = { reportId: string; id: string; pass: string; signal: AbortSignal }
type Sent = Sending & { told: (sent: number) => Promise<void> }
const { sent, answers } = vi.hoisted(() => ({ sent: [] as Sent[], answers: [] as unknown[] }))
vi.mock('../features/outbox/send-photo', () => ({
  sendPhoto: (sending: Sending, told: Sent['told']) => {
    sent.push({ ...sending, told })
    return answers.shift() ?? new Promise((_, reject) => sending.signal.addEventListener('abort', reject))
  },
}))

const photo = (id: string) => ({ id, blob: new Blob(['1234']), width: 1, height: 1 })
const photos = ['a', 'b', 'c'].map(photo)
const ids = () => sent.map(({ id }) => id)
const start = (...given: (Delivery | Promise<Delivery>)[]) => {
  answers.push(...given)
  const told: NamedPhotos[] = []
  const stop = sendNamedPhotos(
    { id: 'r', number: 'N-1', photoPass: 'secret' },
    photos,
    (state) => void told.push(state),
  )
  return { told, stop }
}
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms)

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  vi.useRealTimers()
  sent.length = answers.length = 0
})

it('sends one after another with the pass of the report, and says when all are there', async () => {
  const { told } = start('confirmed', 'confirmed', 'confirmed')
  await pass(0)
  expect(sent).toMatchObject(['a', 'b', 'c'].map((id) => ({ id, reportId: 'r', pass: 'secret' })))
  expect(told.at(-1)).toEqual({ number: 'N-1', count: 3, arrived: 3, share: 0, state: 'over' })
})

it.each(['network', 'server', 'busy'] as const)(
  'tries again what failed by %s, and says so',
  async (failed) => {
    const { told } = start('confirmed', failed, failed, 'confirmed', 'confirmed')
    await pass(0)
    expect(told.at(-1)).toMatchObject({ arrived: 1, state: 'waiting' })
    await pass(5_000)
    expect(told.at(-1)).toMatchObject({ arrived: 1, state: 'waiting' })
    await pass(5_000)
    expect(ids()).toEqual(['a', 'b', 'b', 'b', 'c'])
    expect(told.at(-1)).toMatchObject({ arrived: 3, state: 'over' })
  },
)

it('leaves out what the server does not take, and counts it as missing', async () => {
  const { told } = start('confirmed', 'refused', 'confirmed')
  await pass(0)
  expect(ids()).toEqual(['a', 'b', 'c'])
  expect(told.at(-1)).toMatchObject({ arrived: 2, state: 'over' })
})

it('ends when the pass is worth nothing any more', async () => {
  const { told } = start('confirmed', 'session')
  await pass(60_000)
  expect(ids()).toEqual(['a', 'b'])
  expect(told.at(-1)).toMatchObject({ arrived: 1, state: 'over' })
})

it('sends nothing and says nothing once the screen has gone, whatever was on its way', async () => {
  let answer: (delivery: Delivery) => void = () => {}
  const { told, stop } = start(new Promise((resolve) => (answer = resolve)))
  await pass(0)
  const { signal, told: progress } = sent[0] as Sent
  await progress(2)
  expect(told.at(-1)).toMatchObject({ arrived: 0, share: 0.5 })
  const before = told.length
  stop()
  expect(signal.aborted).toBe(true)
  answer('confirmed')
  await progress(4)
  await pass(600_000)
  expect([told.length, ids()]).toEqual([before, ['a']])
})

it('begins nothing after a pause in which the screen went', async () => {
  const { stop } = start('network')
  await pass(1_000)
  stop()
  await pass(600_000)
  expect(ids()).toEqual(['a'])
})

it('gives up an attempt of which nothing is heard, and not one that goes on', async () => {
  const { told } = start()
  await pass(29_000)
  await sent[0]?.told(1)
  await pass(29_000)
  expect(sent[0]?.signal.aborted).toBe(false)
  await pass(1_000)
  expect(sent[0]?.signal.aborted).toBe(true)
  expect(told.at(-1)).toMatchObject({ arrived: 0 })
})
