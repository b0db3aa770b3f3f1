import type { Prisma } from '@closecall/db/generated/client'
import { type Actor, memberIdOf } from '../access/actor'
import { allowedIf, type Decision } from '../access/policy'

export const can = {
  /** Only the worker tells people; nobody may make the product write to somebody. */
  tell: (actor: Actor): Decision => allowedIf(actor.kind === 'system', 'notification.tell'),
  read: (actor: Actor): Decision => allowedIf(actor.kind === 'member', 'notification.read'),
}

/** One's own bell and no other. */
export function readable(actor: Actor): Prisma.NotificationWhereInput {
  const memberId = memberIdOf(actor)
  return memberId ? { memberId } : { id: { in: [] } }
}
