import type { Prisma } from '@closecall/db/generated/client'
import { type Actor, memberIdOf } from '../access/actor'
import { allowedIf, type Decision } from '../access/policy'
import { has } from '../access/roles'

export const can = {
  submit: (actor: Actor, _place: { siteId: string }): Decision =>
    allowedIf(has(actor, 'report.submit'), 'report.submit'),
}

/** Which reports an actor may read: one's own and those one must act on; with `report.read`, all of the sites in reach. */
export function readable(actor: Actor): Prisma.ReportWhereInput {
  if (actor.kind === 'system') return {}
  const me = memberIdOf(actor)
  if (!me || actor.kind !== 'member') return { id: { in: [] } }
  const mine: Prisma.ReportWhereInput[] = [{ reporterId: me }, { actions: { some: { ownerId: me } } }]
  if (!has(actor, 'report.read')) return { OR: mine }
  return actor.sites === 'ALL' ? {} : { OR: [{ siteId: { in: [...actor.sites] } }, ...mine] }
}
