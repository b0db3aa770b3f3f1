import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { compressed } from './compressed'

const text = JSON.stringify({ data: 'near miss '.repeat(500) })
const asked = (encoding: string) =>
  new Request('http://localhost/graphql', { headers: { 'accept-encoding': encoding } })
const answered = (type = 'application/graphql-response+json; charset=utf-8') =>
  new Response(text, { status: 400, headers: { 'content-type': type, vary: 'cookie' } })

test('an answer is the same after it travelled compressed', async () => {
  const sent = compressed(asked('br, gzip'), answered(), text.length)
  expect(sent.status).toBe(400)
  expect(sent.headers.get('content-encoding')).toBe('gzip')
  expect(sent.headers.get('vary')).toBe('cookie, accept-encoding')
  const bytes = Buffer.from(await sent.arrayBuffer())
  expect(bytes.length).toBeLessThan(text.length / 10)
  expect(gunzipSync(bytes).toString()).toBe(text)
})

test.each([
  ['who does not take it', compressed(asked('identity'), answered(), text.length)],
  ['a picture', compressed(asked('gzip'), answered('image/jpeg'), text.length)],
  ['a word or two', compressed(asked('gzip'), answered(), 60)],
])('%s gets it as it is', async (_who, sent) => {
  expect(sent.headers.get('content-encoding')).toBe(null)
  expect(await sent.text()).toBe(text)
})
