import { cookies } from 'next/headers'
import { decode } from 'next-auth/jwt'
import { env, sessionSecret } from '../env'
import { Claims } from './claims'

export const secureCookies = () => env.NEXTAUTH_URL?.startsWith('https://') ?? false
export const sessionCookie = () => `${secureCookies() ? '__Secure-' : ''}next-auth.session-token`

/** What the cookie claims; only the API knows whether it still holds. */
export async function claimedSession(): Promise<Claims | null> {
  const token = (await cookies()).get(sessionCookie())?.value
  if (!token) return null
  const claims = await decode({ token, secret: sessionSecret() }).catch(() => null)
  return Claims.safeParse(claims).data ?? null
}
