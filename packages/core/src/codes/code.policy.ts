import { type Actor, reaches } from '../access/actor'
import { allowedIf, type Decision } from '../access/policy'
import { has } from '../access/roles'

type Coded = { siteId: string }

export const can = {
  print: (actor: Actor, { siteId }: Coded): Decision =>
    allowedIf(has(actor, 'code.print') && reaches(actor, siteId), 'code.print'),
  edit: (actor: Actor, { siteId }: Coded): Decision =>
    allowedIf(has(actor, 'code.edit') && reaches(actor, siteId), 'code.edit'),
  count: (actor: Actor): Decision => allowedIf(actor.kind === 'system', 'code.count'),
}

export type CodeAbilities = { print: boolean; edit: boolean }

export const abilities = (actor: Actor, code: Coded): CodeAbilities => ({
  print: can.print(actor, code).allowed,
  edit: can.edit(actor, code).allowed,
})
