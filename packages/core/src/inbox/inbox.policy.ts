import type { Actor } from '../access/actor'
import { allowedIf, type Decision } from '../access/policy'
import { has } from '../access/roles'

export const can = {
  /** The inbox and its clock are for those who empty it. */
  see: (actor: Actor): Decision => allowedIf(has(actor, 'report.triage'), 'report.triage'),
  /** Only the clock itself says that a day is over. */
  closeDay: (actor: Actor): Decision => allowedIf(actor.kind === 'system', 'inbox.close_day'),
}
