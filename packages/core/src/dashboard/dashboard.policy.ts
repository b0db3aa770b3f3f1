import type { Actor } from '../access/actor'
import { allowedIf, type Decision } from '../access/policy'
import { has } from '../access/roles'

export const can = {
  read: (actor: Actor): Decision => allowedIf(has(actor, 'dashboard.read'), 'dashboard.read'),
}

/** The sites whose figures an actor may see: those in reach. */
export function inReach(actor: Actor): { id?: { in: string[] } } {
  if (actor.kind === 'system') return {}
  if (actor.kind !== 'member') return { id: { in: [] } }
  return actor.sites === 'ALL' ? {} : { id: { in: [...actor.sites] } }
}
