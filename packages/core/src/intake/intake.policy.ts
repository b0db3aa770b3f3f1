import type { Actor } from '../access/actor'
import { allowedIf, type Decision } from '../access/policy'

export const can = {
  /** Only who left the account behind: what comes here must be nobody's. */
  file: (actor: Actor): Decision => allowedIf(actor.kind === 'anonymous', 'intake.file'),
  move: (actor: Actor): Decision => allowedIf(actor.kind === 'system', 'intake.move'),
}
