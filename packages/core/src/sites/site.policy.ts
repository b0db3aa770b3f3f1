import type { Actor } from '../access/actor'
import { allowedIf, type Decision } from '../access/policy'
import { has } from '../access/roles'

export const can = {
  edit: (actor: Actor): Decision => allowedIf(has(actor, 'site.edit'), 'site.edit'),
}
