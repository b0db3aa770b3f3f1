import type {
  ActionKind as Kind,
  ControlLevel as Level,
  ActionStatus as Status,
} from '@closecall/core/actions/action'
import { actionKinds, actionStatuses, controlLevels, isOverdue } from '@closecall/core/actions/action'
import { type ActionAbilities, abilities } from '@closecall/core/actions/action.policy'
import { actionFor, actionsFor, actionsOfReport, todayIn } from '@closecall/core/actions/action.rows'
import { reportHidden } from '@closecall/core/reports/report.policy'
import { found } from '@closecall/core/reports/report.rows'
import { builder } from './builder'
import { memberOf } from './context'
import { Report } from './reports'

export const ActionKind = builder.enumType('ActionKind', {
  description: 'What the work is for: now, against the cause, or against its coming back.',
  values: actionKinds,
})
export const ControlLevel = builder.enumType('ControlLevel', {
  description: 'The hierarchy of controls, the strongest first.',
  values: controlLevels,
})
const ActionStatus = builder.enumType('ActionStatus', {
  description: 'OPEN → IN_PROGRESS → DONE → VERIFIED, or back from DONE to IN_PROGRESS with a comment.',
  values: actionStatuses,
})

const Abilities = builder.objectRef<ActionAbilities>('ActionAbilities').implement({
  description: 'What the viewer may do with an action as it stands.',
  fields: (t) => ({
    start: t.exposeBoolean('start'),
    finish: t.exposeBoolean('finish'),
    verify: t.exposeBoolean('verify', { description: 'Never for its owner or doer.' }),
    return: t.exposeBoolean('return', { description: 'Never for its owner or doer.' }),
    edit: t.exposeBoolean('edit'),
    reassign: t.exposeBoolean('reassign', { description: 'Give it to another owner.' }),
  }),
})

builder.prismaObject('Action', {
  select: { id: true },
  description: 'Work that removes a cause.',
  fields: (t) => ({
    id: t.exposeID('id'),
    title: t.exposeString('title'),
    description: t.exposeString('description', { nullable: true }),
    kind: t.field({ type: ActionKind, select: { kind: true }, resolve: ({ kind }) => kind as Kind }),
    controlLevel: t.field({
      type: ControlLevel,
      select: { controlLevel: true },
      resolve: ({ controlLevel }) => controlLevel as Level,
    }),
    status: t.field({
      type: ActionStatus,
      select: { status: true },
      resolve: ({ status }) => status as Status,
    }),
    owner: t.relation('owner', { description: 'Who is to do it.' }),
    dueOn: t.expose('dueOn', { type: 'Date' }),
    overdue: t.boolean({
      description: 'Not done, and its day has passed in the organisation’s time zone.',
      select: { status: true, dueOn: true },
      resolve: async (action, _args, context) => isOverdue(action, await todayIn(memberOf(context))),
    }),
    evidence: t.exposeString('evidence', { nullable: true, description: 'What was done, in words.' }),
    returnComment: t.exposeString('returnComment', {
      nullable: true,
      description: 'What was missing when it was last sent back.',
    }),
    doneBy: t.relation('doneBy', { nullable: true }),
    doneAt: t.expose('doneAt', { type: 'DateTime', nullable: true }),
    verifiedBy: t.relation('verifiedBy', { nullable: true }),
    verifiedAt: t.expose('verifiedAt', { type: 'DateTime', nullable: true }),
    createdAt: t.expose('createdAt', { type: 'DateTime' }),
    version: t.exposeInt('version', { description: 'Send it back with a decision.' }),
    report: t.field({
      type: Report,
      nullable: true,
      description: 'Null where the viewer has the action and may not read the report: it is anonymous.',
      select: (_args, _context, nested) => ({ anonymous: true, siteId: true, report: nested(true) }),
      resolve: (action, _args, context) =>
        reportHidden(memberOf(context).actor, action) ? null : action.report,
    }),
    viewerCan: t.field({
      type: Abilities,
      select: { status: true, siteId: true, ownerId: true, doneById: true },
      resolve: (action, _args, context) => abilities(memberOf(context).actor, action),
    }),
  }),
})

builder.prismaObjectField('Report', 'actions', (t) =>
  t.relation('actions', { description: 'What is due first comes first.', query: actionsOfReport }),
)

const ActionFilter = builder.inputType('ActionFilter', {
  description: 'Conditions that all hold.',
  fields: (t) => ({
    mine: t.boolean({ description: 'Owned by the viewer.' }),
    status: t.field({ type: [ActionStatus] }),
    siteId: t.field({ type: 'UUID' }),
    ownerId: t.field({ type: 'UUID' }),
    overdue: t.boolean(),
  }),
})

builder.queryField('actions', (t) =>
  t.prismaConnection({
    type: 'Action',
    cursor: 'organisationId_id',
    description:
      'The viewer’s own actions and those of reports the viewer may read; what is due first comes first.',
    args: { filter: t.arg({ type: ActionFilter }) },
    totalCount: async (_root, { filter }, context) => {
      const ctx = memberOf(context)
      const { orderBy: _, ...asked } = actionsFor(ctx.actor, filter ?? {}, await todayIn(ctx))
      return ctx.db.action.count(asked)
    },
    resolve: async (query, _root, { filter }, context) => {
      const ctx = memberOf(context)
      return ctx.db.action.findMany({ ...query, ...actionsFor(ctx.actor, filter ?? {}, await todayIn(ctx)) })
    },
  }),
)

builder.queryField('action', (t) =>
  t.prismaField({
    type: 'Action',
    description: 'One action. Errors: NOT_FOUND.',
    args: { id: t.arg({ type: 'UUID', required: true }) },
    resolve: async (query, _root, { id }, context) => {
      const ctx = memberOf(context)
      return found(await ctx.db.action.findFirst({ ...query, ...actionFor(ctx, id) }))
    },
  }),
)
