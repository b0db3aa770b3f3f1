import { openCtx } from '@closecall/core/access/ctx'
import { publishEvent } from '@closecall/core/notifications/publish-event'
import type { RefusalRow, RowsFile } from './row'

/** The worker's part, done by hand: the officer is told of the report. */
export const prepare: RowsFile['prepare'] = async ({ product, organisation, officer }) => {
  const ctx = openCtx(product.database, { org: organisation.id, actor: { kind: 'system' } })
  const waiting = await ctx.db.outbox.findMany({ select: { id: true } })
  for (const { id } of waiting) await publishEvent(ctx, id)
  await ctx.end()
  const { notifications } = await officer.run('{ notifications { edges { node { id } } } }')
  return { notificationId: notifications.edges[0].node.id }
}

const own = 'The bell belongs to one member, whatever the role or site.'

export const rows: RefusalRow[] = [
  {
    operation: 'notifications',
    document: '{ notifications { edges { node { id params reportId } } } }',
    nobody: 'UNAUTHENTICATED',
    otherOrganisation: 'OK',
    exempt: own,
  },
  {
    operation: 'readNotifications',
    document: 'mutation ($ids: [UUID!]) { readNotifications(ids: $ids) }',
    variables: ({ ids }) => ({ ids: [ids.notificationId] }),
    nobody: 'UNAUTHENTICATED',
    otherOrganisation: 'NOT_FOUND',
    weakerRole: { role: 'WORKER', code: 'NOT_FOUND' },
    otherSite: 'NOT_FOUND',
  },
]
