import { byId } from '@closecall/core/access/key'
import { addAction } from '@closecall/core/actions/add-action'
import { finishAction } from '@closecall/core/actions/finish-action'
import { returnAction } from '@closecall/core/actions/return-action'
import { startAction } from '@closecall/core/actions/start-action'
import { updateAction } from '@closecall/core/actions/update-action'
import { verifyAction } from '@closecall/core/actions/verify-action'
import { ActionKind, ControlLevel } from './actions'
import { builder } from './builder'
import { memberOf } from './context'

const id = { type: 'UUID', required: true } as const
const changed =
  'CONFLICT action.changed when somebody changed it since (details: version, status, event, changes, changedBy, changedAt); the same sent again by the same person is no conflict'

type InputFields = Parameters<Parameters<typeof builder.inputType>[1]['fields']>[0]

const work = (t: InputFields) => ({
  id: t.field({ ...id, description: 'Chosen by the client; a resend is the same action.' }),
  title: t.string({ required: true }),
  description: t.string(),
  kind: t.field({ type: ActionKind, required: true }),
  controlLevel: t.field({ type: ControlLevel, required: true }),
  ownerId: t.field({ ...id, description: 'An active member.' }),
  dueOn: t.field({ type: 'Date', required: true, description: 'Today or later where the organisation is.' }),
})

export const FirstActionInput = builder.inputType('FirstActionInput', {
  description: 'Work for somebody, given out with the decision about its report.',
  fields: work,
})

const AddActionInput = builder.inputType('AddActionInput', {
  description: 'Work for somebody, tied to a report.',
  fields: (t) => ({ ...work(t), reportId: t.field(id) }),
})

builder.mutationField('addAction', (t) =>
  t.prismaField({
    type: 'Action',
    description:
      'Adds an action to an accepted report. Errors: INVALID action.due_in_the_past, PRECONDITION (report.not_open, action.owner_disabled), CONFLICT (action.id_taken; action.already_added with the fields changed since).',
    args: { input: t.arg({ type: AddActionInput, required: true }) },
    resolve: async (query, _root, { input }, context) => {
      const ctx = memberOf(context)
      const action = await addAction(ctx, input)
      return ctx.db.action.findUniqueOrThrow({ ...query, ...byId(ctx, action.id) })
    },
  }),
)

const UpdateActionInput = builder.inputType('UpdateActionInput', {
  description: 'What changes; what is absent stays as it is.',
  fields: (t) => ({
    id: t.field(id),
    version: t.int({ required: true, description: 'The version of the action that was looked at.' }),
    title: t.string(),
    description: t.string({ description: 'An empty text clears it.' }),
    kind: t.field({ type: ActionKind }),
    controlLevel: t.field({ type: ControlLevel }),
    ownerId: t.field({ type: 'UUID', description: 'The new owner is told.' }),
    dueOn: t.field({ type: 'Date' }),
  }),
})

builder.mutationField('updateAction', (t) =>
  t.prismaField({
    type: 'Action',
    description: `Changes an action that is not verified yet. Errors: INVALID action.due_in_the_past, PRECONDITION (action.wrong_status, action.owner_disabled), ${changed}.`,
    args: { input: t.arg({ type: UpdateActionInput, required: true }) },
    resolve: async (query, _root, { input }, context) => {
      const ctx = memberOf(context)
      const action = await updateAction(ctx, input)
      return ctx.db.action.findUniqueOrThrow({ ...query, ...byId(ctx, action.id) })
    },
  }),
)

builder.mutationField('startAction', (t) =>
  t.prismaField({
    type: 'Action',
    description: `OPEN → IN_PROGRESS, by its owner or whoever assigns. Errors: PRECONDITION action.wrong_status, ${changed}.`,
    args: { id: t.arg(id), version: t.arg.int({ required: true }) },
    resolve: async (query, _root, args, context) => {
      const ctx = memberOf(context)
      const action = await startAction(ctx, args)
      return ctx.db.action.findUniqueOrThrow({ ...query, ...byId(ctx, action.id) })
    },
  }),
)

const FinishActionInput = builder.inputType('FinishActionInput', {
  description: 'Work done.',
  fields: (t) => ({
    id: t.field(id),
    version: t.int({ required: true }),
    evidence: t.string({ required: true, description: 'What was done and how one can see it.' }),
  }),
})

builder.mutationField('finishAction', (t) =>
  t.prismaField({
    type: 'Action',
    description: `IN_PROGRESS → DONE, by its owner or whoever assigns. Errors: PRECONDITION action.wrong_status, ${changed}.`,
    args: { input: t.arg({ type: FinishActionInput, required: true }) },
    resolve: async (query, _root, { input }, context) => {
      const ctx = memberOf(context)
      const action = await finishAction(ctx, input)
      return ctx.db.action.findUniqueOrThrow({ ...query, ...byId(ctx, action.id) })
    },
  }),
)

const VerifyActionInput = builder.inputType('VerifyActionInput', {
  description: 'Somebody else’s confirmation.',
  fields: (t) => ({ id: t.field(id), version: t.int({ required: true }) }),
})

builder.mutationField('verifyAction', (t) =>
  t.prismaField({
    type: 'Action',
    description: `DONE → VERIFIED. Errors: FORBIDDEN (action.owner_never_verifies, action.doer_never_verifies), PRECONDITION action.wrong_status, ${changed}.`,
    args: { input: t.arg({ type: VerifyActionInput, required: true }) },
    resolve: async (query, _root, { input }, context) => {
      const ctx = memberOf(context)
      const action = await verifyAction(ctx, input)
      return ctx.db.action.findUniqueOrThrow({ ...query, ...byId(ctx, action.id) })
    },
  }),
)

const ReturnActionInput = builder.inputType('ReturnActionInput', {
  description: 'Work that is not done yet.',
  fields: (t) => ({
    id: t.field(id),
    version: t.int({ required: true }),
    comment: t.string({ required: true, description: 'What is missing.' }),
    dueOn: t.field({
      type: 'Date',
      description: 'A new due day, today or later; without one the old stays.',
    }),
  }),
})

builder.mutationField('returnAction', (t) =>
  t.prismaField({
    type: 'Action',
    description: `DONE → IN_PROGRESS with a comment, perhaps with a new due day. Errors: FORBIDDEN as verifyAction, INVALID action.due_in_the_past, PRECONDITION action.wrong_status, ${changed}.`,
    args: { input: t.arg({ type: ReturnActionInput, required: true }) },
    resolve: async (query, _root, { input }, context) => {
      const ctx = memberOf(context)
      const action = await returnAction(ctx, input)
      return ctx.db.action.findUniqueOrThrow({ ...query, ...byId(ctx, action.id) })
    },
  }),
)
