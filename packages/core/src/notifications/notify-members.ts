import type { Tx } from '@closecall/db/database'
import type { Ctx } from '../access/ctx'
import { listeners, type Notice } from './notification'

/** Writes the bell lines and queues the letters of one notice, each once per member and key, in the reader's language. */
export async function notifyMembers(
  tx: Tx,
  ctx: Pick<Ctx, 'org' | 'now' | 'id'>,
  notice: Notice,
  actorId: string | null,
): Promise<void> {
  const { event, key, params, letter, outside } = notice
  const createdAt = ctx.now()
  const members = await tx.member.findMany({
    where: { organisationId: ctx.org, id: { in: listeners(notice.members, actorId) }, status: 'ACTIVE' },
    select: { id: true, email: true, locale: true },
  })
  await tx.notification.createMany({
    data: members.map((member) => ({
      organisationId: ctx.org,
      id: ctx.id(),
      memberId: member.id,
      event,
      reportId: notice.reportId ?? null,
      actionId: notice.actionId ?? null,
      params,
      dedupeKey: key,
      createdAt,
    })),
    skipDuplicates: true,
  })
  if (!letter) return
  const post = { organisationId: ctx.org, template: letter, params, createdAt }
  const toMembers = members.flatMap(({ id, email, locale }) =>
    email
      ? [{ ...post, id: ctx.id(), memberId: id, dedupeKey: `${key}:${id}`, recipient: email, locale }]
      : [],
  )
  const toOutside = outside ? [{ ...post, ...outside, id: ctx.id(), dedupeKey: key }] : []
  await tx.mail.createMany({ data: [...toMembers, ...toOutside], skipDuplicates: true })
}
