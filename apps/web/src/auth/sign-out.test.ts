import { createHash } from 'node:crypto'
import { decode, encode } from 'next-auth/jwt'
import { expect, test, vi } from 'vitest'

const secret = 'a session secret for tests only'
vi.stubEnv('NEXTAUTH_SECRET', secret)
const { runNextAuth } = await import('./run-next-auth')

const claims = { sessionId: 's', endsAt: 'e', memberId: 'm', organisationId: 'o', memberVersion: 1 }

async function signOut(session: string) {
  const proof = createHash('sha256').update(`token${secret}`).digest('hex')
  return runNextAuth({
    path: ['signout'],
    method: 'POST',
    body: { csrfToken: 'token', json: 'true' },
    cookies: { 'next-auth.csrf-token': `token|${proof}`, 'next-auth.session-token': session },
    headers: { host: 'localhost' },
  })
}

test('signing out tells the API to end the session, then drops the cookie', async () => {
  const fetched = vi.fn(async (_url: URL, _init: RequestInit) => Response.json({ data: { signOut: true } }))
  vi.stubGlobal('fetch', fetched)
  const answer = await signOut(await encode({ token: claims, secret }))
  const [, init] = fetched.mock.calls[0] ?? []
  const headers = new Headers(init?.headers)
  expect(await new Response(init?.body).json().then(({ query }) => query)).toContain('signOut')
  const token = headers.get('cookie')?.replace('next-auth.session-token=', '')
  expect(await decode({ token, secret })).toMatchObject(claims)
  expect(answer.headers.getSetCookie().join()).toContain('next-auth.session-token=;')
})

test('the cookie goes even where the API is away', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {})
  vi.stubGlobal('fetch', async () => Promise.reject(new Error('gone')))
  const answer = await signOut(await encode({ token: claims, secret }))
  expect(answer.headers.getSetCookie().join()).toContain('next-auth.session-token=;')
})
