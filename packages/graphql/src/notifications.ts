import { notificationsFor, unreadNotifications } from '@closecall/core/notifications/notification.rows'
import { readNotifications } from '@closecall/core/notifications/read-notifications'
import { builder } from './builder'
import { memberOf } from './context'
import { Viewer } from './viewer'

builder.prismaObject('Notification', {
  description: 'A line under the bell.',
  fields: (t) => ({
    id: t.exposeID('id'),
    event: t.exposeString('event', {
      description: 'What happened, e.g. action.assigned: a key of the messages `notifications`.',
    }),
    reportId: t.expose('reportId', { type: 'UUID', nullable: true }),
    actionId: t.expose('actionId', { type: 'UUID', nullable: true }),
    params: t.expose('params', {
      type: 'JSONObject',
      description: 'What its text is filled with: number and title of the report, site, due (YYYY-MM-DD) …',
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime' }),
    readAt: t.expose('readAt', { type: 'DateTime', nullable: true }),
  }),
})

builder.queryField('notifications', (t) =>
  t.prismaConnection({
    type: 'Notification',
    cursor: 'organisationId_id',
    args: { unreadOnly: t.arg.boolean({ defaultValue: false }) },
    description: 'The viewer’s own bell, newest first.',
    resolve: (query, _root, { unreadOnly }, context) => {
      const { db, actor } = memberOf(context)
      return db.notification.findMany({ ...query, ...notificationsFor(actor, { unreadOnly: !!unreadOnly }) })
    },
  }),
)

builder.objectField(Viewer, 'unreadNotifications', (t) =>
  t.int({ resolve: (_viewer, _args, context) => unreadNotifications(memberOf(context)) }),
)

builder.mutationField('readNotifications', (t) =>
  t.int({
    args: { ids: t.arg({ type: ['UUID'], description: 'Absent: all of them.' }) },
    description: 'Marks lines as read; answers how many were unread. Errors: INVALID, NOT_FOUND.',
    resolve: (_root, { ids }, context) => readNotifications(memberOf(context), { ids }),
  }),
)
