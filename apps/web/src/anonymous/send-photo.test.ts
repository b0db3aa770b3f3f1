import { afterEach, expect, it, vi } from 'vitest'
import { sendPhoto } from './send-photo'
import { sha256Hex } from './sha256'

afterEach(() => vi.unstubAllGlobals())

const photo = { id: 'p', blob: new Blob(['x']), width: 1, height: 1 }
const refused = (status: number, code: string, reason = '') =>
  Response.json({ errors: [{ extensions: { code, reason } }] }, { status })
const arrived = () => Response.json({ sha256: sha256Hex('x') }, { status: 201 })
const damaged = () => refused(409, 'CONFLICT', 'photo.hash_differs')

function sentWhere(...answers: (Response | Error | DOMException)[]) {
  const fetched = vi.fn(async (_address: string, _init: RequestInit) => {
    const answer = answers.shift()
    if (answer instanceof Response) return answer
    throw answer
  })
  vi.stubGlobal('fetch', fetched)
  return { fetched, delivery: sendPhoto(photo, { 'x-key': 'k' }) }
}

it('sends again what was damaged on the way', async () => {
  const { fetched, delivery } = sentWhere(damaged(), arrived())
  expect(await delivery).toBe('arrived')
  expect(fetched).toHaveBeenCalledTimes(2)
})

it('keeps what is damaged every time for later', async () => {
  expect(await sentWhere(damaged(), damaged(), damaged()).delivery).toBe('offline')
})

it.each([
  ['offline', new TypeError('no network')],
  ['offline', new Response('<h1>Bad gateway</h1>', { status: 502 })],
  ['offline', new Response('<h1>Log in to the Wi-Fi</h1>', { status: 403 })],
  ['offline', new Response('<h1>Log in to the Wi-Fi</h1>')],
  ['offline', Response.json({ sha256: sha256Hex('y') }, { status: 201 })],
  ['offline', refused(503, 'UNAVAILABLE')],
  ['busy', refused(429, 'RATE_LIMITED', 'anonymous.busy')],
  ['slow', refused(429, 'RATE_LIMITED', 'anonymous.slow')],
  ['slow', new DOMException('it took too long', 'TimeoutError')],
  ['refused', refused(422, 'LIMIT', 'photo.too_many')],
] as const)('is %s', async (delivery, answer) => {
  expect(await sentWhere(answer).delivery).toBe(delivery)
})

it('does not wait for ever', async () => {
  const { fetched, delivery } = sentWhere(arrived())
  await delivery
  expect(fetched.mock.calls[0]?.[1].signal).toBeInstanceOf(AbortSignal)
})
