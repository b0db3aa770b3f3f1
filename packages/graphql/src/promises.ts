import { type FeedbackPromise, promiseModes, promisesOf } from '@closecall/core/reports/promises'
import { programmeOf, promiseFacts } from '@closecall/core/reports/report.rows'
import { builder } from './builder'
import { memberOf } from './context'

const PromiseMode = builder.enumType('PromiseMode', {
  description:
    'ACKNOWLEDGE: a human reacted; TRIAGE: it was decided; ANSWER: the reporter’s own comment was answered.',
  values: promiseModes,
})

export const Feedback = builder.objectRef<FeedbackPromise>('FeedbackPromise').implement({
  description: 'Feedback the programme promised the reporter, with its clock.',
  fields: (t) => ({
    mode: t.expose('mode', { type: PromiseMode }),
    dueAt: t.expose('dueAt', {
      type: 'DateTime',
      description: 'By the organisation’s settings and time zone.',
    }),
    keptAt: t.expose('keptAt', { type: 'DateTime', nullable: true }),
    kept: t.exposeBoolean('kept', { nullable: true, description: 'Null while the clock runs.' }),
  }),
})

builder.prismaObjectField('Report', 'promises', (t) =>
  t.field({
    type: [Feedback],
    description: 'What the reporter was promised; empty for imported history.',
    select: promiseFacts,
    resolve: async (report, _args, context) => {
      const ctx = memberOf(context)
      return promisesOf(report, await programmeOf(ctx), ctx.now())
    },
  }),
)
