import type { Prisma } from '@closecall/db/generated/client'
import { type Actor, memberIdOf, reaches } from '../access/actor'
import { allowedIf, type Decision } from '../access/policy'
import { has } from '../access/roles'

type Place = { siteId: string }

export const can = {
  /** Those who hang boxes up and those who empty them. */
  see: (actor: Actor): Decision =>
    allowedIf(has(actor, 'box.empty') || has(actor, 'box.manage'), 'box.empty'),
  manage: (actor: Actor, { siteId }: Place): Decision =>
    allowedIf(has(actor, 'box.manage') && reaches(actor, siteId), 'box.manage'),
  /** Emptying, and typing in what was found: whoever holds the key has read the cards. */
  empty: (actor: Actor, { siteId }: Place): Decision =>
    allowedIf(has(actor, 'box.empty') && reaches(actor, siteId), 'box.empty'),
}

export type BoxAbilities = { manage: boolean; empty: boolean }

/** What the page offers. A retired box can only be hung up again. */
export function abilities(actor: Actor, box: Place & { retiredAt: Date | null }): BoxAbilities {
  return { manage: can.manage(actor, box).allowed, empty: !box.retiredAt && can.empty(actor, box).allowed }
}

/** The boxes of the sites in reach. */
export const inReach = (actor: Actor): Prisma.BoxWhereInput =>
  actor.kind === 'member' && actor.sites !== 'ALL' ? { siteId: { in: [...actor.sites] } } : {}

/** As it was filed: nobody has decided about it. */
export const undecided = { status: 'SUBMITTED', version: 1 } as const satisfies Prisma.ReportWhereInput

/** Cards that the actor typed in from a box in reach, until somebody decides about them. */
export function typedIn(actor: Actor): Prisma.ReportWhereInput {
  const memberId = memberIdOf(actor)
  if (!memberId || !has(actor, 'box.empty')) return { id: { in: [] } }
  return {
    ...undecided,
    boxCard: { emptying: { box: inReach(actor) } },
    audits: { some: { event: 'report.typed_in', memberId } },
  }
}
