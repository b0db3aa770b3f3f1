import type { Actor, Role } from './actor'

/** Roles → permissions: the one table, read only by policies. */
export const permissions = {
  'organisation.edit': ['OWNER', 'ADMIN'],
  'site.edit': ['OWNER', 'ADMIN'],
  /** Posters of the sites in reach, and how often their codes were opened. */
  'code.print': ['OWNER', 'ADMIN', 'SAFETY_OFFICER', 'SUPERVISOR'],
  /** Replacing a code makes every poster with the old one worthless. */
  'code.edit': ['OWNER', 'ADMIN', 'SAFETY_OFFICER'],
  'member.invite': ['OWNER', 'ADMIN'],
  'member.edit': ['OWNER', 'ADMIN'],
  'member.list': ['OWNER', 'ADMIN', 'SAFETY_OFFICER', 'SUPERVISOR', 'EXECUTIVE', 'WORKER'],
  'report.submit': ['OWNER', 'ADMIN', 'SAFETY_OFFICER', 'SUPERVISOR', 'EXECUTIVE', 'WORKER'],
  /** All reports of the sites in reach; everybody else sees their own and those they must act on. */
  'report.read': ['OWNER', 'ADMIN', 'SAFETY_OFFICER', 'SUPERVISOR', 'EXECUTIVE'],
  /** The name behind a confidential report is known to the safety officer only (DOMAIN §4). */
  'report.unmask': ['SAFETY_OFFICER'],
  'report.triage': ['SAFETY_OFFICER', 'OWNER'],
  'report.close': ['SAFETY_OFFICER', 'OWNER'],
  'report.comment': ['OWNER', 'ADMIN', 'SAFETY_OFFICER', 'SUPERVISOR', 'EXECUTIVE', 'WORKER'],
  'potential.review': ['SAFETY_OFFICER', 'SUPERVISOR', 'EXECUTIVE', 'OWNER'],
  'action.assign': ['SAFETY_OFFICER', 'SUPERVISOR', 'OWNER'],
  'action.verify': ['SAFETY_OFFICER', 'SUPERVISOR', 'OWNER'],
  'dashboard.read': ['OWNER', 'ADMIN', 'SAFETY_OFFICER', 'SUPERVISOR', 'EXECUTIVE'],
  'import.run': ['OWNER', 'ADMIN', 'SAFETY_OFFICER'],
  'box.manage': ['OWNER', 'ADMIN', 'SAFETY_OFFICER'],
  /** To open a paper box of the sites in reach and type in what was in it. */
  'box.empty': ['OWNER', 'SAFETY_OFFICER', 'SUPERVISOR'],
  'kiosk.manage': ['OWNER', 'ADMIN', 'SAFETY_OFFICER'],
  /** Which tablets at the sites in reach are heard. */
  'kiosk.see': ['OWNER', 'ADMIN', 'SAFETY_OFFICER', 'SUPERVISOR'],
} as const satisfies Record<string, readonly Role[]>

export type Permission = keyof typeof permissions

export function has(actor: Actor, permission: Permission): boolean {
  if (actor.kind === 'system') return true
  const holders: readonly Role[] = permissions[permission]
  return actor.kind === 'member' && holders.includes(actor.role)
}

/** The roles that hold a permission, for a query that looks for such members. */
export const rolesWith = (permission: Permission): Role[] => [...permissions[permission]]

export function permissionsOf(role: Role): Permission[] {
  const granted = Object.entries(permissions).filter(([, holders]) =>
    (holders as readonly Role[]).includes(role),
  )
  return granted.map(([name]) => name as Permission)
}
