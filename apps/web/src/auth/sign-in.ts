import { createHash, randomBytes } from 'node:crypto'
import { cookies, headers } from 'next/headers'
import { ApiError } from '../api/error'
import { sessionSecret } from '../env'
import { runNextAuth } from './run-next-auth'
import { secureCookies, sessionCookie } from './session'
import type { Credential, SignInWay } from './ways'

/** Signs in from a server action; Next has already compared Origin and Host, so the token pair is our own. */
export async function signInBy(way: SignInWay, credential: Credential) {
  const jar = await cookies()
  const token = randomBytes(32).toString('hex')
  const proof = createHash('sha256').update(`${token}${sessionSecret()}`).digest('hex')
  const csrfCookie = `${secureCookies() ? '__Host-' : ''}next-auth.csrf-token`
  const answer = await runNextAuth({
    path: ['callback', way],
    method: 'POST',
    body: { ...credential, csrfToken: token, json: 'true' },
    cookies: { [csrfCookie]: `${token}|${proof}` },
    headers: Object.fromEntries(await headers()),
  })
  if (answer.status !== 200) throw refusal(answer.body)
  const session = answer.headers.getSetCookie().find((cookie) => cookie.startsWith(`${sessionCookie()}=`))
  if (!session) throw refusal(answer.body)
  const value = decodeURIComponent(session.slice(sessionCookie().length + 1, session.indexOf(';')))
  jar.set(sessionCookie(), value, {
    httpOnly: true,
    sameSite: 'lax',
    path: '/',
    secure: secureCookies(),
    maxAge: 30 * 24 * 3600,
  })
}

export async function signOut() {
  const jar = await cookies()
  jar.delete(sessionCookie())
}

function refusal(body: string | undefined) {
  try {
    const url = new URL((JSON.parse(body ?? '') as { url: string }).url)
    return ApiError.from(JSON.parse(url.searchParams.get('error') ?? ''))
  } catch {
    return new ApiError('UNAVAILABLE', 'unavailable')
  }
}
