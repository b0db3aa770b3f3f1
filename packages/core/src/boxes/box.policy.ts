import type { Prisma } from '@closecall/db/generated/client'
import { type Actor, memberIdOf, reaches } from '../access/actor'
import { allowedIf, type Decision } from '../access/policy'
import { has } from '../access/roles'
import { seesAnonymous } from '../access/small-groups'
import { signed } from '../reports/report.policy'

type Place = { siteId: string }

export const can = {
  /** Those who hang boxes up and those who empty them. */
  see: (actor: Actor): Decision =>
    allowedIf(has(actor, 'box.empty') || has(actor, 'box.manage'), 'box.empty'),
  manage: (actor: Actor, { siteId }: Place): Decision =>
    allowedIf(has(actor, 'box.manage') && reaches(actor, siteId), 'box.manage'),
  /** One's own slip; of another's, whether a card of it is typed in would be told by the answer. */
  undo: (actor: Actor, emptying: { emptiedById: string; box: Place }): Decision =>
    allowedIf(can.empty(actor, emptying.box).allowed && knowsCount(actor, emptying), 'box.empty'),
  /** Emptying, and typing in what was found: whoever holds the key has read the cards. */
  empty: (actor: Actor, { siteId }: Place): Decision =>
    allowedIf(has(actor, 'box.empty') && reaches(actor, siteId), 'box.empty'),
}

/**
 * How few cards a box held on a day is known to whoever counted them, and to those who decide on each; who opens it on
 * other days learns it from nobody else's emptying.
 */
export const knowsCount = (actor: Actor, { emptiedById }: { emptiedById: string }): boolean =>
  seesAnonymous(actor) || emptiedById === memberIdOf(actor)

export type BoxAbilities = { manage: boolean; empty: boolean }

/** What the page offers. A retired box can only be hung up again. */
export function abilities(actor: Actor, box: Place & { retiredAt: Date | null }): BoxAbilities {
  return { manage: can.manage(actor, box).allowed, empty: !box.retiredAt && can.empty(actor, box).allowed }
}

/** The boxes of the sites in reach. */
export const inReach = (actor: Actor): Prisma.BoxWhereInput =>
  actor.kind === 'member' && actor.sites !== 'ALL' ? { siteId: { in: [...actor.sites] } } : {}

/** As it was filed: nobody has decided about it. */
const undecided = { status: 'SUBMITTED', version: 1 } as const satisfies Prisma.ReportWhereInput

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

/**
 * Of the cards of a box: the named ones, and of the unnamed ones those the reader typed in, while nobody has decided.
 * Holding the key of a box is not having read what somebody else took out of it.
 */
export const knownCards = (actor: Actor): Prisma.ReportWhereInput =>
  seesAnonymous(actor) ? {} : { OR: [signed, typedIn(actor)] }
