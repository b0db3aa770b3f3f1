import { once } from 'node:events'
import { get } from 'node:http'
import { Readable } from 'node:stream'
import { memoryStorage } from '@closecall/adapters/storage'
import { taggedJpeg } from '@closecall/documents/photo-corpus'
import { pino } from 'pino'
import { v4 } from 'uuid'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { anonymousCard, doorOf, fileAnonymously, opening } from '../support/anonymous'
import { useApi } from '../support/api'
import { makeOrganisation } from '../support/organisation'
import { sha256Of } from '../support/photos'

// In a test's environment Express keeps to itself what it would print in a running product.
beforeAll(() => void vi.stubEnv('NODE_ENV', 'production'))
afterAll(() => void vi.unstubAllEnvs())

const said: string[] = []
const storage = memoryStorage()
let broken = false
const api = useApi({
  log: pino({ level: 'trace' }, { write: (line: string) => void said.push(line) }),
  storage: {
    ...storage,
    async open(key) {
      const bytes = await storage.open(key)
      if (!broken) return bytes
      async function* half() {
        yield Buffer.alloc(10)
        throw new Error('the store is gone')
      }
      return Readable.from(half())
    },
  },
})

const figures = async () => {
  const page = await (await fetch(`${api().url}/metrics`)).text()
  return page.split('\n').filter((line) => line.startsWith('http_request') && !line.includes('"metrics"'))
}
let addresses: string[] = []

beforeAll(async () => {
  const organisation = await makeOrganisation(api())
  const card = anonymousCard(organisation, { urgent: true })
  const door = doorOf(api().url)
  const { receipt } = await fileAnonymously(door, card)
  const photo = await taggedJpeg()
  const { status } = await fetch(`${api().url}/anonymous/photos/${v4()}`, {
    method: 'PUT',
    body: Buffer.from(photo),
    headers: { 'x-content-sha256': sha256Of(photo), 'x-key': card.key },
  })
  if (status !== 201) throw new Error(`the photo was answered with ${status}`)
  const query = opening.replace('status', 'photos { url thumbnailUrl } status')
  const { openReceipt } = await door.run(query, { receipt, work: await door.work() })
  addresses = Object.values(openReceipt.photos[0])
})

test('who has a receipt looks at pictures behind the door: in no figure, no log and no cache', async () => {
  const before = [await figures(), said.length]
  expect(addresses).toHaveLength(2)
  for (const address of addresses) {
    expect(address).toMatch(/^\/anonymous\/files\//)
    const shown = await fetch(api().url + address)
    expect([shown.status, shown.headers.get('content-type')]).toEqual([200, 'image/jpeg'])
    expect(shown.headers.get('cache-control')).toBe('no-store')
    expect(shown.headers.get('referrer-policy')).toBe('no-referrer')
    expect((await fetch(`${api().url + address}x`)).status).toBe(404)
  }
  expect([await figures(), said.length]).toEqual(before)
})

test('a picture that breaks off is told to nobody either', async () => {
  const printed = vi.spyOn(console, 'error').mockImplementation(() => {})
  const before = [await figures(), said.length]
  broken = true
  try {
    const asking = get(api().url + addresses[0])
    const [answer] = await once(asking, 'response')
    const cut = once(answer, 'error')
    answer.resume()
    expect(await cut).toEqual([expect.objectContaining({ code: 'ECONNRESET' })])
    expect([await figures(), said.length]).toEqual(before)
    expect(printed.mock.calls).toEqual([])
  } finally {
    broken = false
    printed.mockRestore()
  }
})
