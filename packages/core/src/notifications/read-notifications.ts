import type { Prisma } from '@closecall/db/generated/client'
import type { Ctx } from '../access/ctx'
import { notFound } from '../access/errors'
import { parse } from '../access/parse'
import { authorise } from '../access/policy'
import { ReadNotificationsInput } from './notification.input'
import { can, readable } from './notification.policy'

/** Marks lines under one's own bell as read and answers how many were not; one unknown or foreign id marks nothing. */
export async function readNotifications(ctx: Ctx, raw: ReadNotificationsInput): Promise<number> {
  const { ids } = parse(ReadNotificationsInput, raw)
  return ctx.write(async (tx) => {
    authorise(can.read(ctx.actor))
    const where: Prisma.NotificationWhereInput = { organisationId: ctx.org, AND: readable(ctx.actor) }
    if (ids) {
      where.id = { in: ids }
      if ((await tx.notification.count({ where })) < new Set(ids).size) throw notFound()
    }
    const unread = { ...where, readAt: null }
    const { count } = await tx.notification.updateMany({ where: unread, data: { readAt: ctx.now() } })
    return count
  })
}
