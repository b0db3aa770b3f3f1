import type { SessionSpan } from '@closecall/core/access/auth-ctx'
import { type OpenCtx, openCtx } from '@closecall/core/access/ctx'
import { unauthenticated } from '@closecall/core/access/errors'
import { passHolder } from '@closecall/core/attachments/photo-pass'
import { resolveSession } from '@closecall/core/people/resolve-session'
import type { Database } from '@closecall/db/database'
import type { Request } from 'express'
import { decode } from 'next-auth/jwt'
import { z } from 'zod'

const SessionClaims = z.object({
  sessionId: z.string(),
  endsAt: z.coerce.date(),
  personId: z.string().nullish(),
  memberId: z.string(),
  organisationId: z.string(),
  personVersion: z.number().nullish(),
  memberVersion: z.number(),
})
type SessionClaims = z.infer<typeof SessionClaims>
const cookieNames = ['__Secure-next-auth.session-token', 'next-auth.session-token']

/** The signed-in member's context and session, or null. The cookie only claims; the database decides on every request. */
export async function memberFrom(
  request: Request,
  { database, sessionSecret, now, id }: Deps,
): Promise<{ member: OpenCtx; session: SessionSpan } | null> {
  const token = cookieOf(request.headers.cookie ?? '')
  if (!token) return null
  const claims = await claimsOf(token, sessionSecret, now())
  if (!claims) return null
  const session = await resolveSession(database, claims)
  return session && { member: openCtx(database, { ...session, now, id }), session: claims }
}

/** Deriving the key and opening the token costs more than the request's own work, and the same token comes again and again. */
const opened = new Map<string, SessionClaims>()
const most = 10_000

async function claimsOf(token: string, secret: string, now: Date): Promise<SessionClaims | null> {
  const known = opened.get(`${secret} ${token}`)
  const claims = known ?? SessionClaims.safeParse(await decode({ token, secret }).catch(() => null)).data
  if (!claims || claims.endsAt <= now) return null
  if (opened.size >= most) opened.clear()
  opened.set(`${secret} ${token}`, claims)
  return claims
}

/** The same, for routes that are nothing to strangers. */
export async function signedIn(request: Request, deps: Deps): Promise<OpenCtx> {
  const found = await memberFrom(request, deps)
  if (!found) throw unauthenticated()
  return found.member
}

/** Of somebody who proved a PIN at a tablet and has no session, for the photos of one report. */
export async function withPhotoPass(
  pass: string,
  reportId: string,
  { database, pepper, now, id }: Pick<Deps, 'database' | 'now' | 'id'> & { pepper: string },
): Promise<OpenCtx> {
  const claims = passHolder(pepper, now(), pass, reportId)
  const who = claims && (await resolveSession(database, claims))
  if (!who) throw unauthenticated()
  return openCtx(database, { ...who, now, id })
}

type Deps = { database: Database; sessionSecret: string; now(): Date; id(): string }

function cookieOf(header: string): string | undefined {
  for (const pair of header.split(';')) {
    const at = pair.indexOf('=')
    if (cookieNames.includes(pair.slice(0, at).trim())) return decoded(pair.slice(at + 1).trim())
  }
  return undefined
}

function decoded(value: string): string | undefined {
  try {
    return decodeURIComponent(value)
  } catch {
    return undefined // nothing of ours: a session is never escaped badly
  }
}
