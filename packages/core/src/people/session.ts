import type { Locale, Role } from '../access/actor'
import type { AuthCtx, SessionSpan } from '../access/auth-ctx'
import { derivedToken } from '../access/token'

/** What the session cookie holds. A PIN proves a place in one organisation, not a person: then the person is absent. */
export type SessionClaims = SessionSpan & {
  personId: string | null
  memberId: string
  organisationId: string
  personVersion: number | null
  memberVersion: number
}

export type StartedSession = { session: SessionClaims; role: Role; name: string; locale: Locale }

export type Membership = {
  id: string
  organisationId: string
  name: string
  role: string
  locale: string
  sessionVersion: number
}

const lifetime = 30 * 24 * 60 * 60 * 1_000

/** A new session, or `span` going on in another place. */
export function sessionOf(
  auth: Pick<AuthCtx, 'id' | 'now'>,
  member: Membership,
  person: { id: string; sessionVersion: number } | null,
  span: SessionSpan = { sessionId: auth.id(), endsAt: new Date(auth.now().getTime() + lifetime) },
): StartedSession {
  return {
    session: {
      ...span,
      personId: person?.id ?? null,
      memberId: member.id,
      organisationId: member.organisationId,
      personVersion: person?.sessionVersion ?? null,
      memberVersion: member.sessionVersion,
    },
    role: member.role as Role,
    name: member.name,
    locale: member.locale as Locale,
  }
}

/** The secret of `/reset-password/<token>`. */
export const resetToken = (pepper: string, id: string) => derivedToken(pepper, 'reset', id)
