import { byId } from '@closecall/core/access/key'
import { acceptReport } from '@closecall/core/reports/accept-report'
import { closeReport } from '@closecall/core/reports/close-report'
import { mergeReport } from '@closecall/core/reports/merge-report'
import { rejectReport } from '@closecall/core/reports/reject-report'
import { reopenReport } from '@closecall/core/reports/reopen-report'
import { returnReport } from '@closecall/core/reports/return-report'
import { FirstActionInput } from './action-verbs'
import { builder } from './builder'
import { memberOf } from './context'
import { Route } from './enums'
import { PotentialAnswersInput } from './potential'

const id = { type: 'UUID', required: true } as const
const decided =
  'CONFLICT report.changed when somebody decided since (details: version, status, event, changes, changedBy, changedAt); the same sent again by the same person is no conflict'

const AcceptReportInput = builder.inputType('AcceptReportInput', {
  description: 'What triage found.',
  fields: (t) => ({
    id: t.field(id),
    version: t.int({ required: true, description: 'The version of the report that was looked at.' }),
    answers: t.field({ type: PotentialAnswersInput, required: true }),
    actualSeverity: t.int({ description: '1 negligible … 5 fatal; absent where nothing happened.' }),
    potentialSeverity: t.int({
      required: true,
      description: '1 negligible … 5 fatal, at least the actual one.',
    }),
    route: t.field({ type: Route, required: true }),
    note: t.string({ description: 'What the reporter and others should know of the decision.' }),
    action: t.field({ type: FirstActionInput, description: 'Given out with the decision: both or neither.' }),
  }),
})

builder.mutationField('acceptReport', (t) =>
  t.prismaField({
    type: 'Report',
    description: `Takes a report into work, with its first action if wanted. Errors: INVALID (route.investigation_required, potential.below_actual, potential.below_serious, action.due_in_the_past), PRECONDITION (report.not_open, potential.lowering_needs_review, action.owner_disabled), CONFLICT (action.id_taken; action.already_added), ${decided}.`,
    args: { input: t.arg({ type: AcceptReportInput, required: true }) },
    resolve: async (query, _root, { input }, context) => {
      const ctx = memberOf(context)
      const report = await acceptReport(ctx, input)
      return ctx.db.report.findUniqueOrThrow({ ...query, ...byId(ctx, report.id) })
    },
  }),
)

const MergeReportInput = builder.inputType('MergeReportInput', {
  description: 'Two reports of one event.',
  fields: (t) => ({
    id: t.field(id),
    version: t.int({ required: true }),
    intoId: t.field({ ...id, description: 'The report that goes on.' }),
  }),
})

builder.mutationField('mergeReport', (t) =>
  t.prismaField({
    type: 'Report',
    description: `Merges a report into another; those merged into it before follow. Errors: INVALID report.merge_into_itself, PRECONDITION (report.merge_chain, report.merge_into_anonymous, report.merge_target_rejected, report.not_open), ${decided}.`,
    args: { input: t.arg({ type: MergeReportInput, required: true }) },
    resolve: async (query, _root, { input }, context) => {
      const ctx = memberOf(context)
      const report = await mergeReport(ctx, input)
      return ctx.db.report.findUniqueOrThrow({ ...query, ...byId(ctx, report.id) })
    },
  }),
)

const ReturnReportInput = builder.inputType('ReturnReportInput', {
  description: 'A question to the reporter.',
  fields: (t) => ({
    id: t.field(id),
    version: t.int({ required: true }),
    question: t.string({ required: true }),
  }),
})

builder.mutationField('returnReport', (t) =>
  t.prismaField({
    type: 'Report',
    description: `Returns a report with a question; the answer brings it back. Errors: PRECONDITION (report.no_reporter, report.not_open), ${decided}.`,
    args: { input: t.arg({ type: ReturnReportInput, required: true }) },
    resolve: async (query, _root, { input }, context) => {
      const ctx = memberOf(context)
      const report = await returnReport(ctx, input)
      return ctx.db.report.findUniqueOrThrow({ ...query, ...byId(ctx, report.id) })
    },
  }),
)

const RejectReportInput = builder.inputType('RejectReportInput', {
  description: 'A refusal with its reason.',
  fields: (t) => ({
    id: t.field(id),
    version: t.int({ required: true }),
    reason: t.string({ required: true, description: 'The reporter reads it.' }),
  }),
})

builder.mutationField('rejectReport', (t) =>
  t.prismaField({
    type: 'Report',
    description: `Declines a report; those merged into it come back to the inbox. Errors: PRECONDITION report.not_open, ${decided}.`,
    args: { input: t.arg({ type: RejectReportInput, required: true }) },
    resolve: async (query, _root, { input }, context) => {
      const ctx = memberOf(context)
      const report = await rejectReport(ctx, input)
      return ctx.db.report.findUniqueOrThrow({ ...query, ...byId(ctx, report.id) })
    },
  }),
)

const CloseReportInput = builder.inputType('CloseReportInput', {
  description: 'The end of the work on a report.',
  fields: (t) => ({
    id: t.field(id),
    version: t.int({ required: true }),
    note: t.string({ required: true, description: 'What was decided and done; the reporter reads it.' }),
  }),
})

builder.mutationField('closeReport', (t) =>
  t.prismaField({
    type: 'Report',
    description: `Closes an accepted report. Errors: PRECONDITION (report.actions_unverified with a count, report.no_actions, report.not_open), ${decided}.`,
    args: { input: t.arg({ type: CloseReportInput, required: true }) },
    resolve: async (query, _root, { input }, context) => {
      const ctx = memberOf(context)
      const report = await closeReport(ctx, input)
      return ctx.db.report.findUniqueOrThrow({ ...query, ...byId(ctx, report.id) })
    },
  }),
)

const ReopenReportInput = builder.inputType('ReopenReportInput', {
  description: 'A decision taken back.',
  fields: (t) => ({
    id: t.field(id),
    version: t.int({ required: true }),
    reason: t.string({ required: true }),
  }),
})

builder.mutationField('reopenReport', (t) =>
  t.prismaField({
    type: 'Report',
    description: `Takes a closed report back to work, a rejected or merged one back to the inbox. Errors: PRECONDITION report.not_open, ${decided}.`,
    args: { input: t.arg({ type: ReopenReportInput, required: true }) },
    resolve: async (query, _root, { input }, context) => {
      const ctx = memberOf(context)
      const report = await reopenReport(ctx, input)
      return ctx.db.report.findUniqueOrThrow({ ...query, ...byId(ctx, report.id) })
    },
  }),
)
