import type { Actor } from '../access/actor'
import { allowedIf, type Decision } from '../access/policy'

export const can = {
  ring: (actor: Actor): Decision => allowedIf(actor.kind === 'system', 'clock.ring'),
}
