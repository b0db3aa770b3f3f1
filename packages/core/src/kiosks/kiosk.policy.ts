import type { Prisma } from '@closecall/db/generated/client'
import { type Actor, reaches } from '../access/actor'
import { allowedIf, type Decision } from '../access/policy'
import { has } from '../access/roles'

type Place = { siteId: string }

export const can = {
  see: (actor: Actor): Decision => allowedIf(has(actor, 'kiosk.see'), 'kiosk.see'),
  /** Before anything is known of the place: whoever may not must not make the server hash. */
  manageAny: (actor: Actor): Decision => allowedIf(has(actor, 'kiosk.manage'), 'kiosk.manage'),
  manage: (actor: Actor, { siteId }: Place): Decision =>
    allowedIf(has(actor, 'kiosk.manage') && reaches(actor, siteId), 'kiosk.manage'),
  /** What a tablet does by its code, its token or its PIN: it is nobody's account. */
  serve: (actor: Actor): Decision => allowedIf(actor.kind === 'system', 'kiosk.serve'),
}

export type KioskAbilities = { manage: boolean }

/** What the page offers. Nothing can be done to a revoked one. */
export const abilities = (actor: Actor, kiosk: Place & { revokedAt: Date | null }): KioskAbilities => ({
  manage: !kiosk.revokedAt && can.manage(actor, kiosk).allowed,
})

/** The kiosks of the sites in reach. */
export const inReach = (actor: Actor): Prisma.KioskWhereInput =>
  actor.kind === 'member' && actor.sites !== 'ALL' ? { siteId: { in: [...actor.sites] } } : {}
