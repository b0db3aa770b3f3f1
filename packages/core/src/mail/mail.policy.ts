import type { Actor } from '../access/actor'
import { allowedIf, type Decision } from '../access/policy'

export const can = {
  /** Letters leave through the worker only. */
  send: (actor: Actor): Decision => allowedIf(actor.kind === 'system', 'mail.send'),
}
