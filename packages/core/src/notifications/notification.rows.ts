import type { Tx } from '@closecall/db/database'
import type { Prisma } from '@closecall/db/generated/client'
import type { OrgId } from '@closecall/db/org-id'
import type { Actor } from '../access/actor'
import type { Ctx } from '../access/ctx'
import type { OutboxEvent } from './notification'
import { readable } from './notification.policy'

/** Prisma arguments of the bell, newest first. */
export function notificationsFor(actor: Actor, { unreadOnly = false }: { unreadOnly?: boolean } = {}) {
  return {
    where: { ...readable(actor), ...(unreadOnly ? { readAt: null } : {}) },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
  } satisfies Prisma.NotificationFindManyArgs
}

export const unreadNotifications = (ctx: Pick<Ctx, 'db' | 'actor'>): Promise<number> =>
  ctx.db.notification.count({ where: { ...readable(ctx.actor), readAt: null } })

/** The waiting event, locked until this transaction ends; null where it is handled or in another worker's hands. */
export async function takeEvent(tx: Tx, org: OrgId, id: string): Promise<OutboxEvent | null> {
  const [row] = await tx.$queryRaw<{ event: string; subject_id: string; payload: Record<string, unknown> }[]>`
    SELECT event, subject_id, payload FROM outbox
    WHERE organisation_id = ${org}::uuid AND id = ${id}::uuid AND handled_at IS NULL
    FOR UPDATE SKIP LOCKED`
  if (!row) return null
  const { actorId } = row.payload
  return {
    id,
    event: row.event,
    subjectId: row.subject_id,
    actorId: typeof actorId === 'string' ? actorId : null,
    payload: row.payload,
  }
}
