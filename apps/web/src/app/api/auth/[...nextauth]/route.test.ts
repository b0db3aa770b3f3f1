import { NextRequest } from 'next/server'
import { beforeEach, expect, test, vi } from 'vitest'

const runNextAuth = vi.hoisted(() => vi.fn())
vi.mock('../../../../auth/run-next-auth', () => ({ runNextAuth }))
const { POST } = await import('./route')

beforeEach(() => {
  runNextAuth.mockReset().mockImplementation(async () => ({ status: 200, headers: new Headers() }))
})

async function fieldsOf(body: BodyInit, type: string): Promise<unknown> {
  const init = { method: 'POST', body, headers: { 'content-type': type }, duplex: 'half' as const }
  const request = new NextRequest('http://localhost:3000/api/auth/callback/email', init)
  await POST(request, { params: Promise.resolve({ nextauth: ['callback', 'email'] }) })
  return runNextAuth.mock.calls.at(-1)?.[0].body
}

test.each([
  ['email=a%40b.example&x=1', 'application/x-www-form-urlencoded', { email: 'a@b.example', x: '1' }],
  ['{"email":"a","deep":{"b":1},"n":1}', 'application/json', { email: 'a' }],
  ['null', 'application/json', {}],
  ['{"email"', 'application/json', {}],
])('%j as %s gives texts only', async (body, type, fields) => {
  expect(await fieldsOf(body, type)).toEqual(fields)
})

test('a body that announces no length is cut all the same', async () => {
  let sent = 0
  const endless = new ReadableStream<Uint8Array>({
    pull(controller) {
      sent++
      if (sent > 1_000) controller.close()
      else controller.enqueue(new Uint8Array(10_000).fill(120))
    },
  })
  expect(await fieldsOf(endless, 'application/x-www-form-urlencoded')).toEqual({})
  expect(sent).toBeLessThan(20)
})
