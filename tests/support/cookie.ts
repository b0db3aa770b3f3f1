import { encode } from 'next-auth/jwt'
import { v7 } from 'uuid'
import { sessionSecret } from './api'

/** The session cookie as the web seals it, of claims the API gave or a test makes up. */
export async function cookieOf(claims: Record<string, unknown>): Promise<string> {
  const endsAt = new Date('2030-01-01').toISOString()
  const token = { sessionId: v7(), endsAt, ...claims }
  return `next-auth.session-token=${await encode({ token, secret: sessionSecret })}`
}
