import { createHash } from 'node:crypto'
import { expect, test, vi } from 'vitest'
import { sendPhoto } from './send-photo'

const bytes = Uint8Array.from({ length: 700_000 }, (_, at) => (at * 7) % 251)
const hashOf = (data: Uint8Array) => createHash('sha256').update(data).digest('hex')
const photo = { reportId: 'r', id: 'p', bytes: bytes.buffer }

/** A server that keeps what arrives, as the API does, with faults a test puts in front. */
function server(faults: (method: string, nth: number) => Response | 'cut' | undefined = () => undefined) {
  const kept = { parts: new Uint8Array(0), done: false, puts: 0 }
  let nth = 0
  const reply = (status: number, body: object) => Response.json(body, { status })
  vi.stubGlobal('fetch', async (_address: string, init: RequestInit) => {
    const method = String(init.method)
    const fault = faults(method, nth++)
    if (fault === 'cut') throw new TypeError('cut')
    if (fault) return fault
    const sha256 = hashOf(kept.parts)
    if (method === 'GET') return reply(200, { received: kept.parts.length, ...(kept.done && { sha256 }) })
    kept.puts++
    const headers = new Headers(init.headers)
    const [, from, , total] = /(\d+)-(\d+)\/(\d+)/.exec(headers.get('content-range') ?? '')?.map(Number) ?? []
    if (from !== kept.parts.length) return reply(409, { received: kept.parts.length })
    kept.parts = Uint8Array.from([...kept.parts, ...new Uint8Array(init.body as ArrayBuffer)])
    if (kept.parts.length < Number(total)) return reply(200, { received: kept.parts.length })
    kept.done = hashOf(kept.parts) === headers.get('x-content-sha256')
    return kept.done ? reply(201, { received: total, sha256: hashOf(kept.parts) }) : reply(409, {})
  })
  return kept
}

const told = async () => {}

test('sends all pieces, and believes only the same hash', async () => {
  const kept = server()
  const steps: number[] = []
  expect(await sendPhoto(photo, async (sent) => void steps.push(sent))).toBe('confirmed')
  expect(hashOf(kept.parts)).toBe(hashOf(bytes))
  expect(steps).toEqual([262_144, 524_288])
})

test('goes on where the server is after a cut, and asks first whether all has arrived', async () => {
  let cut = true
  const kept = server((method, nth) => (cut && method === 'PUT' && nth === 2 ? 'cut' : undefined))
  expect(await sendPhoto(photo, told)).toBe('network')
  cut = false
  expect(await sendPhoto(photo, told)).toBe('confirmed')
  const { puts } = kept
  expect(await sendPhoto(photo, told)).toBe('confirmed')
  expect([puts, kept.puts], 'no piece twice').toEqual([3, 3])
})

test('starts again when the whole was damaged, but not for ever', async () => {
  const damaged = () => Response.json({}, { status: 409 })
  let faults = 1
  const kept = server((method) => (method === 'PUT' && faults-- > 0 ? damaged() : undefined))
  expect(await sendPhoto(photo, told)).toBe('confirmed')
  expect(hashOf(kept.parts)).toBe(hashOf(bytes))
  server((method) => (method === 'PUT' ? damaged() : undefined))
  expect(await sendPhoto(photo, told)).toBe('server')
})

const error = (status: number, code: string) =>
  Response.json({ errors: [{ extensions: { code } }] }, { status })
test.each([
  ['a fault', () => error(500, 'INTERNAL'), 'server'],
  ['a proxy', () => new Response('<html>', { status: 502 }), 'server'],
  ['a page of somebody else', () => new Response('<html>', { status: 404 }), 'server'],
  ['no session', () => error(401, 'UNAUTHENTICATED'), 'session'],
  ['too many', () => error(429, 'RATE_LIMITED'), 'busy'],
  ['what is no photo', () => error(422, 'INVALID'), 'refused'],
  ['an id that is taken', () => error(409, 'CONFLICT'), 'refused'],
])('tells %s from what was confirmed', async (_what, answer, expected) => {
  server((method) => (method === 'PUT' ? answer() : undefined))
  expect(await sendPhoto(photo, told)).toBe(expected)
})

test('another hash confirms nothing', async () => {
  server(() => Response.json({ received: bytes.length, sha256: 'f'.repeat(64) }, { status: 201 }))
  expect(await sendPhoto(photo, told)).not.toBe('confirmed')
})

test('shows a pass in place of the session, which stays behind', async () => {
  const asked: RequestInit[] = []
  server()
  const { fetch } = globalThis
  vi.stubGlobal('fetch', async (address: string, init: RequestInit) => {
    asked.push(init)
    return fetch(address, init)
  })
  expect(await sendPhoto({ ...photo, pass: 'secret' }, told)).toBe('confirmed')
  expect(asked).toHaveLength(4)
  for (const init of asked) {
    expect(init).toMatchObject({ credentials: 'omit', headers: { 'x-photo-pass': 'secret' } })
    expect(init.signal?.aborted).toBe(false)
  }
})

test('ends at once when its sender gives up', async () => {
  const given = new AbortController()
  vi.stubGlobal('fetch', async (_address: string, { signal }: RequestInit) => signal?.throwIfAborted())
  given.abort()
  expect(await sendPhoto({ ...photo, signal: given.signal }, told)).toBe('network')
})
