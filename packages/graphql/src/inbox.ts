import { dateOf } from '@closecall/core/access/local-day'
import {
  type BoxDay,
  type InboxClock,
  inboxClock,
  inboxCount,
  inboxFor,
} from '@closecall/core/inbox/inbox.rows'
import { similarReports } from '@closecall/core/reports/triage.rows'
import { builder } from './builder'
import { memberOf } from './context'
import { Viewer } from './viewer'

builder.queryField('inbox', (t) =>
  t.prismaConnection({
    type: 'Report',
    cursor: 'organisationId_id',
    description:
      'Submitted reports of the sites in the viewer’s reach, oldest first. Errors: FORBIDDEN report.triage.',
    args: { siteId: t.arg({ type: 'UUID' }) },
    totalCount: (_root, args, context) => {
      const { db, actor } = memberOf(context)
      const { orderBy: _, ...waiting } = inboxFor(actor, args)
      return db.report.count(waiting)
    },
    resolve: (query, _root, args, context) => {
      const { db, actor } = memberOf(context)
      return db.report.findMany({ ...query, ...inboxFor(actor, args) })
    },
  }),
)

const BoxDayType = builder.objectRef<BoxDay>('BoxDay').implement({
  description: 'A day of the inbox, in the organisation’s time zone.',
  fields: (t) => ({
    day: t.field({ type: 'Date', resolve: ({ day }) => dateOf(day) }),
    emptied: t.exposeBoolean('emptied', { description: 'At some moment of the day nothing was waiting.' }),
    missed: t.exposeBoolean('missed', { description: 'The day ended without such a moment.' }),
  }),
})

const Clock = builder.objectRef<InboxClock>('InboxClock').implement({
  description: 'The clock of the whole organisation’s inbox, which is emptied at least once a day.',
  fields: (t) => ({
    today: t.field({ type: BoxDayType, resolve: ({ today }) => today }),
    waiting: t.exposeInt('waiting', { description: 'Submitted reports at all sites.' }),
    oldestWaitingAt: t.expose('oldestWaitingAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When the oldest of them was submitted; null when nothing waits.',
    }),
    deadlineAt: t.expose('deadlineAt', {
      type: 'DateTime',
      description:
        'The end of the first day that is missed if nobody empties the box: tonight, or tomorrow night.',
    }),
    recent: t.field({
      type: [BoxDayType],
      description: 'The last 14 days that have been judged, newest first.',
      resolve: ({ recent }) => recent,
    }),
  }),
})

builder.queryField('inboxClock', (t) =>
  t.field({
    type: Clock,
    description: 'Whether today’s box is emptied, and the days before. Errors: FORBIDDEN report.triage.',
    resolve: (_root, _args, context) => inboxClock(memberOf(context)),
  }),
)

builder.queryField('similarReports', (t) =>
  t.prismaField({
    type: ['Report'],
    description:
      'Reports this one may be merged into: same site and type, at most 30 days apart, at most 20, newest first. Errors: NOT_FOUND.',
    args: { reportId: t.arg({ type: 'UUID', required: true }) },
    resolve: async (query, _root, { reportId }, context) => {
      const ctx = memberOf(context)
      return ctx.db.report.findMany({ ...query, ...(await similarReports(ctx, reportId)) })
    },
  }),
)

builder.objectField(Viewer, 'inboxCount', (t) =>
  t.int({
    nullable: true,
    description: 'Reports waiting for triage in the viewer’s reach; null for those who do not triage.',
    resolve: (_viewer, _args, context) => inboxCount(memberOf(context)),
  }),
)
