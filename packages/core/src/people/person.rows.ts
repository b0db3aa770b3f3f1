import type { AuthTx } from '@closecall/db/database'
import type { Role } from '../access/actor'
import type { AuthCtx } from '../access/auth-ctx'
import type { Membership } from './session'

/** The sign-in role may read these columns of a member and no others. */
export const membershipColumns = {
  id: true,
  organisationId: true,
  name: true,
  role: true,
  locale: true,
  sessionVersion: true,
} as const

/** The person's active places, the oldest first: identifiers grow with time. */
export function membershipsOf(
  db: AuthTx,
  personId: string,
  organisationId?: string | null,
): Promise<Membership[]> {
  return db.member.findMany({
    where: { personId, status: 'ACTIVE', ...(organisationId ? { organisationId } : {}) },
    orderBy: [{ id: 'asc' }],
    select: membershipColumns,
  })
}

export type OrganisationChoice = { organisationId: string; name: string; slug: string; role: Role }

/** Where a person may switch to. */
export async function organisationsOf(auth: AuthCtx, personId: string): Promise<OrganisationChoice[]> {
  const places = await membershipsOf(auth.db.auth, personId)
  const rows = await auth.db.auth.organisation.findMany({
    where: { id: { in: places.map((place) => place.organisationId) } },
    select: { id: true, name: true, slug: true },
    orderBy: { name: 'asc' },
  })
  const roleIn = new Map(places.map((place) => [place.organisationId, place.role as Role]))
  return rows.map(({ id, name, slug }) => ({
    organisationId: id,
    name,
    slug,
    role: roleIn.get(id) ?? 'WORKER',
  }))
}
