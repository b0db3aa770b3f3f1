import { followed } from '@closecall/core/reports/report.policy'
import { reportFacts, timelineOrder } from '@closecall/core/reports/report.rows'
import { actorHidden, visibleChanges } from '@closecall/core/reports/timeline'
import { builder } from './builder'
import { memberOf } from './context'

const deed = { event: true, memberId: true, report: { select: reportFacts } } as const

const TimelineEntry = builder.prismaObject('Audit', {
  name: 'TimelineEntry',
  description: 'Something that was done to a report or to what hangs on it.',
  fields: (t) => ({
    id: t.exposeID('id'),
    at: t.expose('at', { type: 'DateTime' }),
    event: t.exposeString('event', {
      description: 'A stable word: report.submitted, comment.added, action.verified …',
    }),
    actorName: t.string({
      nullable: true,
      description: 'Null for the system, and where actorHidden.',
      select: { ...deed, member: { select: { name: true } } },
      resolve: (entry, _args, context) =>
        actorHidden(memberOf(context).actor, entry, entry.report) ? null : (entry.member?.name ?? null),
    }),
    actorHidden: t.boolean({
      description: 'Done by a confidential reporter.',
      select: deed,
      resolve: (entry, _args, context) => actorHidden(memberOf(context).actor, entry, entry.report),
    }),
    changes: t.field({
      type: 'JSONObject',
      description:
        'Changed fields, each with its value before and after: {"status": ["SUBMITTED", "ACCEPTED"]}.',
      select: { changes: true, report: { select: reportFacts } },
      resolve: (entry, _args, context) =>
        visibleChanges(memberOf(context).actor, entry.changes, entry.report),
    }),
  }),
})

builder.prismaObjectField('Report', 'timeline', (t) =>
  t.field({
    type: [TimelineEntry],
    description: 'What happened to the report, oldest first; of more than 500 entries, the newest.',
    select: (_args, _context, nested) => ({ privacy: true, audits: nested(timelineOrder) }),
    resolve: (report, _args, context) =>
      followed(memberOf(context).actor, report) ? report.audits.toReversed() : [],
  }),
)
