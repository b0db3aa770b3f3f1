import { type Actor, memberIdOf } from '../access/actor'
import { allowedIf, type Decision } from '../access/policy'
import { has } from '../access/roles'

export const can = {
  /** Views are one's own: somebody else's is simply not found. */
  keep: (actor: Actor): Decision =>
    allowedIf(memberIdOf(actor) !== null && has(actor, 'report.submit'), 'view.keep'),
}
