/** From the widest right to the narrowest. */
export const roles = ['OWNER', 'ADMIN', 'SAFETY_OFFICER', 'SUPERVISOR', 'EXECUTIVE', 'WORKER'] as const
export type Role = (typeof roles)[number]

/** Only an owner makes owners. */
export const grantable = (owner: boolean) => roles.filter((role) => owner || role !== 'OWNER')

export const reachesAll = (role: Role) => role === 'OWNER' || role === 'ADMIN'
