import { createHash, randomBytes } from 'node:crypto'
import { cookies, headers } from 'next/headers'
import { ApiError } from '../api/error'
import { sessionSecret } from '../env'
import { runNextAuth } from './run-next-auth'
import { secureCookies, sessionCookie } from './session'
import type { Credential, SignInWay } from './ways'

/** Asks next-auth from a server action; Next has already compared Origin and Host, so the token pair is our own. */
async function ask(path: string[], body: Credential) {
  const token = randomBytes(32).toString('hex')
  const proof = createHash('sha256').update(`${token}${sessionSecret()}`).digest('hex')
  const csrfCookie = `${secureCookies() ? '__Host-' : ''}next-auth.csrf-token`
  const sent = (await cookies()).getAll().map(({ name, value }) => [name, value])
  return runNextAuth({
    path,
    method: 'POST',
    body: { ...body, csrfToken: token, json: 'true' },
    cookies: { ...Object.fromEntries(sent), [csrfCookie]: `${token}|${proof}` },
    headers: Object.fromEntries(await headers()),
  })
}

export async function signInBy(way: SignInWay, credential: Credential) {
  const jar = await cookies()
  const answer = await ask(['callback', way], credential)
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

/** The cookie goes even where the API could not be told: whoever uses this device next must not be signed in. */
export async function signOut() {
  await ask(['signout'], {})
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
