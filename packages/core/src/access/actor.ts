export const roles = ['OWNER', 'ADMIN', 'SAFETY_OFFICER', 'SUPERVISOR', 'EXECUTIVE', 'WORKER'] as const
export type Role = (typeof roles)[number]

export const locales = ['en', 'ru'] as const
export type Locale = (typeof locales)[number]

export type MemberActor = {
  kind: 'member'
  memberId: string
  personId: string | null
  role: Role
  /** The sites the role reaches. */
  sites: 'ALL' | readonly string[]
  locale: Locale
  name: string
}

/** Who acts. API keys and customers come with their own issues. */
export type Actor =
  | MemberActor
  | { kind: 'system' }
  | { kind: 'webhook'; source: string }
  | { kind: 'anonymous' }

export function memberIdOf(actor: Actor): string | null {
  return actor.kind === 'member' ? actor.memberId : null
}

export const reachesAll = (actor: Actor): boolean => actor.kind === 'member' && actor.sites === 'ALL'

/** True where the actor's rights reach this site. */
export function reaches(actor: Actor, siteId: string): boolean {
  if (actor.kind === 'system') return true
  return actor.kind === 'member' && (actor.sites === 'ALL' || actor.sites.includes(siteId))
}
