import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { ApiError } from '../api/error'
import { sendCard } from './send-card'
import type { Device } from './waiting'

const { asked, device, answers } = vi.hoisted(() => ({
  asked: [] as { place: object; occurredOn: string | null; locationId?: string | null }[],
  device: { now: null as Device | null },
  answers: [] as (object | Error)[],
}))
vi.mock('./store', () => ({ readDevice: async () => device.now }))
vi.mock('../anonymous/use-work', () => ({ newWork: async () => ({ token: 't', nonce: 'n' }) }))
vi.mock('../anonymous/ask', () => ({
  ask: async (_document: unknown, { input }: { input: (typeof asked)[number] }) => {
    asked.push(input)
    const answer = answers.shift()
    if (answer instanceof Error) throw answer
    return { submitAnonymousReport: answer }
  },
}))

const filed = { receipt: '1'.repeat(20), proof: {}, handOverAt: null, number: null }
const card = {
  key: 'k',
  siteId: 's',
  type: 'NEAR_MISS' as const,
  whatHappened: 'A loose rail.',
  occurredOn: '2026-03-10',
  urgent: false,
}
const row = { key: 'k', slug: 'bakery', card, photos: [] }
const enrolled = (more = {}) => ({ token: 'T', kiosk: { slug: 'bakery' }, ...more }) as Device
const ways = () => asked.map(({ place }) => place)

beforeEach(() => {
  device.now = enrolled()
})
afterEach(() => {
  asked.length = 0
  answers.length = 0
})

it('goes through the kiosk’s own door', async () => {
  answers.push(filed)
  expect(await sendCard(row, 'solver.js')).toEqual({ arrived: filed })
  expect(ways()).toEqual([{ kiosk: 'T' }])
})

it('goes by the organisation’s address, with the same key, when the kiosk is no more', async () => {
  answers.push(new ApiError('NOT_FOUND', 'kiosk.unknown'), filed)
  expect(await sendCard(row, 'solver.js')).toEqual({ arrived: filed })
  expect(asked).toEqual([
    expect.objectContaining({ key: 'k', place: { kiosk: 'T' } }),
    expect.objectContaining({ key: 'k', place: { slug: 'bakery' } }),
  ])
})

it.each([
  ['left', null],
  ['known to be dead', enrolled({ dead: true })],
  ['of another organisation by now', enrolled({ kiosk: { slug: 'smithy' } })],
])('asks no door of a kiosk that is %s', async (_why, now) => {
  device.now = now
  answers.push(filed)
  expect(await sendCard(row, 'solver.js')).toEqual({ arrived: filed })
  expect(ways()).toEqual([{ slug: 'bakery' }])
})

it('loses its day rather than the card where the tablet’s clock is ahead', async () => {
  answers.push(new ApiError('INVALID', 'invalid', [{ path: 'occurredOn', message: 'in_future' }]), filed)
  expect(await sendCard(row, 'solver.js')).toEqual({ arrived: filed })
  expect(asked.map(({ occurredOn }) => occurredOn)).toEqual(['2026-03-10', null])
})

it('does another piece of work when the first is too old', async () => {
  answers.push(new ApiError('PRECONDITION', 'anonymous.work'), filed)
  expect(await sendCard(row, 'solver.js')).toEqual({ arrived: filed })
})

it('waits for a network, and gives up only where every door is shut', async () => {
  answers.push(new ApiError('UNAVAILABLE', 'unavailable'))
  expect(await sendCard(row, 'solver.js')).toBe('away')
  answers.push(new ApiError('NOT_FOUND', 'kiosk.unknown'), new ApiError('NOT_FOUND', 'not_found'))
  expect(await sendCard(row, 'solver.js')).toBe('refused')
})

it('takes an earlier sending of it for its arrival', async () => {
  answers.push(new ApiError('CONFLICT', 'report.already_filed'))
  expect(await sendCard(row, 'solver.js')).toEqual({ arrived: null })
})

it('goes without its spot where that is no more, by the kiosk’s door if it can', async () => {
  const gone = () => new ApiError('NOT_FOUND', 'not_found')
  answers.push(gone(), gone(), filed)
  const at = { ...row, card: { ...card, locationId: 'l' } }
  expect(await sendCard(at, 'solver.js')).toEqual({ arrived: filed })
  expect(asked.map(({ place, locationId }) => [place, locationId])).toEqual([
    [{ kiosk: 'T' }, 'l'],
    [{ slug: 'bakery' }, 'l'],
    [{ kiosk: 'T' }, null],
  ])
  answers.push(new ApiError('NOT_FOUND', 'kiosk.unknown'), gone(), gone())
  expect(await sendCard(at, 'solver.js')).toBe('refused')
  expect(ways().slice(3), 'a dead kiosk is asked once').toEqual([
    { kiosk: 'T' },
    { slug: 'bakery' },
    { slug: 'bakery' },
  ])
})

it('is neither refused nor lost when the server knows a newer page', async () => {
  answers.push(new ApiError('FORBIDDEN', 'document_not_trusted'))
  expect(await sendCard(row, 'solver.js')).toBe('outdated')
})
