import type { Locale, Role } from '../access/actor'
import { derivedToken } from '../access/token'

/** What the session cookie holds. A PIN proves a place in one organisation, not a person: then the person is absent. */
export type SessionClaims = {
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

export function sessionOf(
  member: Membership,
  person: { id: string; sessionVersion: number } | null,
): StartedSession {
  return {
    session: {
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
