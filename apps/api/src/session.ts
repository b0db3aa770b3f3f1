import { type OpenCtx, openCtx } from '@closecall/core/access/ctx'
import { resolveSession } from '@closecall/core/people/resolve-session'
import type { Database } from '@closecall/db/database'
import type { Request } from 'express'
import { decode } from 'next-auth/jwt'
import { z } from 'zod'

const SessionClaims = z.object({
  personId: z.string().nullish(),
  memberId: z.string(),
  organisationId: z.string(),
  personVersion: z.number().nullish(),
  memberVersion: z.number(),
})
const cookieNames = ['__Secure-next-auth.session-token', 'next-auth.session-token']

/** The signed-in member's context, or null. The cookie only claims; the database decides on every request. */
export async function memberFrom(
  request: Request,
  { database, sessionSecret, now, id }: Deps,
): Promise<OpenCtx | null> {
  const token = cookieOf(request.headers.cookie ?? '')
  if (!token) return null
  const claims = SessionClaims.safeParse(await decode({ token, secret: sessionSecret }).catch(() => null))
  if (!claims.success) return null
  const session = await resolveSession(database, claims.data)
  return session && openCtx(database, { ...session, now, id })
}

type Deps = { database: Database; sessionSecret: string; now(): Date; id(): string }

function cookieOf(header: string): string | undefined {
  for (const pair of header.split(';')) {
    const at = pair.indexOf('=')
    if (cookieNames.includes(pair.slice(0, at).trim())) return decodeURIComponent(pair.slice(at + 1).trim())
  }
  return undefined
}
