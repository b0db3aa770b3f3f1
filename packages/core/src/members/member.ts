import type { Role } from '../access/actor'
import { precondition } from '../access/errors'
import { permissionsOf, rolesWith } from '../access/roles'

export const memberStatuses = ['ACTIVE', 'DISABLED'] as const
export type MemberStatus = (typeof memberStatuses)[number]

/** True where the new role may do anything the old one may not. */
export function raises(from: Role, to: Role): boolean {
  const before = new Set(permissionsOf(from))
  return permissionsOf(to).some((permission) => !before.has(permission))
}

/** Whoever sets a PIN could sign in with it: those who know confidential names need an account of their own. */
export function requirePinRole(role: Role): void {
  if (rolesWith('report.unmask').includes(role)) throw precondition('member.needs_account')
}

/** Owners and administrators reach every site, whatever was ticked. */
export function scopeOf(wanted: { role: Role; allSites: boolean; siteIds: readonly string[] }): {
  allSites: boolean
  siteIds: string[]
} {
  const allSites = wanted.allSites || wanted.role === 'OWNER' || wanted.role === 'ADMIN'
  return { allSites, siteIds: allSites ? [] : [...new Set(wanted.siteIds)].sort() }
}

type Told = {
  name: string
  position: string | null
  personnelNumber: string | null
  email: string | null
  role: string
  status: string
  allSites: boolean
  locale: string
}

/** What the audit may keep of a member: never a hash. */
export function told(member: Told, siteIds: readonly string[] = []) {
  const { name, position, personnelNumber, email, role, status, allSites, locale } = member
  return { name, position, personnelNumber, email, role, status, allSites, siteIds, locale }
}
