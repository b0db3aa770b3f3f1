import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { NextRequest } from 'next/server'
import { afterEach, expect, test, vi } from 'vitest'

let api: Server | undefined
afterEach(async () => {
  vi.unstubAllEnvs()
  await new Promise((resolve) => (api ? api.close(resolve) : resolve(undefined)))
  api = undefined
})

/** The web in front of an API that answers so, or of none. */
async function pageOf(ready: object | null, headers: Record<string, string> = {}): Promise<Response> {
  let port = 1
  if (ready) {
    const server = createServer((_request, response) => response.end(JSON.stringify(ready)))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    port = (server.address() as AddressInfo).port
    api = server
  }
  vi.stubEnv('API_PORT', String(port))
  vi.resetModules()
  const { proxy } = await import('./proxy')
  const asked = new Headers({ accept: 'text/html', ...headers })
  return proxy(new NextRequest('http://localhost:3000/inbox', { headers: asked }))
}

test.each([
  ['the API is away', null],
  ['the API has no database', { database: 'unreachable' }],
])('while %s a page says so, with 503, in the language of its reader', async (_why, ready) => {
  const answer = await pageOf(ready, { 'accept-language': 'ru,en;q=0.5' })
  expect(answer.status).toBe(503)
  expect(answer.headers.get('retry-after')).toBe('10')
  const text = await answer.text()
  expect(text).toContain('<html lang="ru">')
  expect(text).toContain('Скоро вернёмся')
})

test('a queue that lags behind stops no page, and data is left to the page that asks', async () => {
  expect((await pageOf({ database: 'ok', queue: 'behind' })).status).toBe(200)
  expect((await pageOf(null, { accept: '*/*' })).status).toBe(200)
})

test.each([
  ['/kiosk', false],
  ['/kiosk/page/kiosk-A.js', false],
  ['/o/bakery/anonymous', false],
  ['/kiosks', true],
  ['/inbox', true],
])('%s: in front of it is %s', async (path, inFront) => {
  const { config } = await import('./proxy')
  expect(config.matcher.some((each) => new RegExp(`^${each}$`).test(path))).toBe(inFront)
})
