import { byId } from '@closecall/core/access/key'
import { actionsOfReport } from '@closecall/core/actions/action.rows'
import { answerQuestion } from '@closecall/core/reports/answer-question'
import { isOverdue } from '@closecall/core/reports/overdue'
import type {
  PotentialClass as PotentialClassName,
  Privacy as PrivacyName,
  ReportStatus as ReportStatusName,
  ReportType as ReportTypeName,
  Route as RouteName,
  Source as SourceName,
} from '@closecall/core/reports/report'
import { abilities, can, followed, type ReportAbilities } from '@closecall/core/reports/report.policy'
import {
  clockOf,
  conversation,
  found,
  mergedFor,
  reportFacts,
  reportFor,
} from '@closecall/core/reports/report.rows'
import { reportsFor } from '@closecall/core/reports/report-list.rows'
import { submitReport } from '@closecall/core/reports/submit-report'
import { receiptFact } from '@closecall/core/threads/thread.rows'
import { builder } from './builder'
import { Comment } from './comments'
import { memberOf } from './context'
import { PotentialClass, Privacy, ReportSource, ReportStatus, ReportType, Route } from './enums'
import { Member } from './members'
import { AnswerQuestionInput, ReportFilter, ReportSort, SubmitReportInput } from './report-inputs'

const Answers = builder
  .objectRef<Record<'highEnergy' | 'energyReleased' | 'seriousInjury' | 'controlInPlace', boolean | null>>(
    'PotentialAnswers',
  )
  .implement({
    description: 'The four questions that make potential reproducible; null: not answered.',
    fields: (t) => ({
      highEnergy: t.exposeBoolean('highEnergy', { nullable: true, description: 'Was high energy present?' }),
      energyReleased: t.exposeBoolean('energyReleased', {
        nullable: true,
        description: 'Was it released with contact, or within 2 m of a person?',
      }),
      seriousInjury: t.exposeBoolean('seriousInjury', {
        nullable: true,
        description: 'Was there a serious injury?',
      }),
      controlInPlace: t.exposeBoolean('controlInPlace', {
        nullable: true,
        description: 'Was a direct control in place and working?',
      }),
    }),
  })

const Abilities = builder.objectRef<ReportAbilities>('ReportAbilities').implement({
  description:
    'What the viewer may do now, by right and by the report’s state. The server decides again at each verb.',
  fields: (t) => ({
    comment: t.exposeBoolean('comment'),
    answer: t.exposeBoolean('answer', { description: 'Answer the question it was returned with.' }),
    triage: t.exposeBoolean('triage', { description: 'Accept, merge or reject.' }),
    return: t.exposeBoolean('return', {
      description: 'Return it with a question: nobody can be asked about an unnamed card from a box.',
    }),
    close: t.exposeBoolean('close', { description: 'Still refused while an action is unverified.' }),
    reopen: t.exposeBoolean('reopen'),
    addAction: t.exposeBoolean('addAction'),
    reviewPotential: t.exposeBoolean('reviewPotential', {
      description: 'Raise the potential, or propose to lower it.',
    }),
  }),
})

export const Report = builder.prismaObject('Report', {
  // Columns by name only: a list would otherwise carry texts of 20 000 characters nobody asked for.
  select: { id: true },
  description:
    'What someone saw: a near miss, an unsafe condition or act, a stop-work, an injury, a fire, a good example.',
  fields: (t) => ({
    id: t.exposeID('id'),
    number: t.exposeString('number', {
      description:
        'Human number: NM-2026-0042, gap-free within organisation and year; AN-2026-7315024, drawn at random, where it is anonymous.',
    }),
    title: t.exposeString('title'),
    status: t.field({
      type: ReportStatus,
      select: { status: true },
      resolve: (report) => report.status as ReportStatusName,
    }),
    type: t.field({
      type: ReportType,
      select: { type: true },
      resolve: (report) => report.type as ReportTypeName,
    }),
    privacy: t.field({
      type: Privacy,
      select: { privacy: true },
      resolve: (report) => report.privacy as PrivacyName,
    }),
    source: t.field({
      type: ReportSource,
      select: { source: true },
      resolve: (report) => report.source as SourceName,
    }),
    site: t.relation('site'),
    location: t.relation('location', {
      nullable: true,
      description: 'The named spot; null where none was given.',
    }),
    reporter: t.field({
      type: Member,
      nullable: true,
      description:
        'Null when anonymous or imported, or when the name is confidential to this viewer: see reporterHidden.',
      select: (_args, _context, nested) => ({ ...reportFacts, reporter: nested(true) }),
      resolve: (report, _args, context) =>
        can.seeReporter(memberOf(context).actor, report).allowed ? report.reporter : null,
    }),
    reporterHidden: t.boolean({
      description: 'There is a reporter whose name this viewer may not know.',
      select: reportFacts,
      resolve: (report, _args, context) => !can.seeReporter(memberOf(context).actor, report).allowed,
    }),
    whatHappened: t.exposeString('whatHappened', { description: 'Up to 20 000 characters.' }),
    whatCouldHappen: t.exposeString('whatCouldHappen', { nullable: true }),
    immediateAction: t.exposeString('immediateAction', {
      nullable: true,
      description: 'What was done at once.',
    }),
    proposal: t.exposeString('proposal', { nullable: true, description: 'What should be done.' }),
    cause: t.exposeString('cause', {
      nullable: true,
      description: 'What made it possible, as the back of a paper card says.',
    }),
    occurredAt: t.expose('occurredAt', { type: 'DateTime' }),
    submittedAt: t.expose('submittedAt', { type: 'DateTime' }),
    acknowledgedAt: t.expose('acknowledgedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When a human of those who triage first reacted.',
    }),
    triagedAt: t.expose('triagedAt', { type: 'DateTime', nullable: true }),
    actedAt: t.expose('actedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'The first action done, or the cause removed on the spot.',
    }),
    verifiedAt: t.expose('verifiedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'Every action verified.',
    }),
    closedAt: t.expose('closedAt', { type: 'DateTime', nullable: true }),
    actualSeverity: t.exposeInt('actualSeverity', {
      nullable: true,
      description: '1 negligible, 2 minor, 3 serious, 4 major, 5 fatal; null before triage.',
    }),
    potentialSeverity: t.exposeInt('potentialSeverity', {
      nullable: true,
      description: '1–5 as actualSeverity and never lower; null before triage.',
    }),
    potentialClass: t.field({
      type: PotentialClass,
      nullable: true,
      select: { potentialClass: true },
      resolve: (report) => report.potentialClass as PotentialClassName | null,
    }),
    answers: t.field({
      type: Answers,
      description: 'The four questions of triage.',
      select: { highEnergy: true, energyReleased: true, seriousInjury: true, controlInPlace: true },
      resolve: (report) => report,
    }),
    route: t.field({
      type: Route,
      nullable: true,
      select: { route: true },
      resolve: (report) => report.route as RouteName | null,
    }),
    decisionNote: t.exposeString('decisionNote', {
      nullable: true,
      description:
        'The question it was returned with, the reason it was rejected, the note it was closed with.',
    }),
    mergedInto: t.prismaField({
      type: 'Report',
      nullable: true,
      description: 'Null also where the viewer may not read it.',
      select: { mergedIntoId: true },
      resolve: (query, { mergedIntoId }, _args, context) => {
        const ctx = memberOf(context)
        // Not looked at, what is asked about nothing would count as forgotten.
        const asked = { ...query }
        return mergedIntoId
          ? ctx.db.report.findFirst({ ...asked, ...reportFor(ctx, { id: mergedIntoId }) })
          : null
      },
    }),
    merged: t.relation('merged', {
      description: 'Reports merged into this one, as far as the viewer may read them.',
      query: (_args, context) => mergedFor(memberOf(context).actor),
    }),
    comments: t.field({
      type: [Comment],
      description: 'Oldest first; of more than 500, the newest.',
      select: (_args, _context, nested) => ({ privacy: true, comments: nested(conversation) }),
      resolve: (report, _args, context) =>
        followed(memberOf(context).actor, report) ? report.comments.toReversed() : [],
    }),
    version: t.exposeInt('version', {
      description: 'Send it back with each decision; a mismatch is CONFLICT.',
    }),
    overdue: t.boolean({
      description:
        'An unfinished action is past its day, or nobody triaged it within the promised working days.',
      // The order of Report.actions, so that one query serves both.
      select: {
        status: true,
        submittedAt: true,
        waitingSince: true,
        actions: { ...actionsOfReport, select: { status: true, dueOn: true } },
      },
      resolve: async (report, _args, context) => isOverdue(report, await clockOf(memberOf(context))),
    }),
    viewerCan: t.field({
      type: Abilities,
      description: 'What the viewer may do now.',
      select: { ...reportFacts, ...receiptFact },
      resolve: (report, _args, context) => abilities(memberOf(context).actor, report),
    }),
  }),
})

builder.queryFields((t) => ({
  reports: t.prismaConnection({
    type: 'Report',
    cursor: 'organisationId_id',
    description: 'Reports the viewer may read, newest first unless sorted. Errors: INVALID.',
    args: { filter: t.arg({ type: ReportFilter }), sort: t.arg({ type: ReportSort }) },
    totalCount: async (_root, args, context) => {
      const ctx = memberOf(context)
      return ctx.db.report.count(await reportsFor(ctx, args))
    },
    resolve: async (query, _root, args, context) => {
      const ctx = memberOf(context)
      return ctx.db.report.findMany({ ...query, ...(await reportsFor(ctx, args)) })
    },
  }),
  report: t.prismaField({
    type: 'Report',
    description:
      'One report by its id or its number. Errors: NOT_FOUND, also where the viewer may not read it.',
    args: { id: t.arg({ type: 'UUID' }), number: t.arg.string() },
    resolve: async (query, _root, args, context) => {
      const ctx = memberOf(context)
      return found(await ctx.db.report.findFirst({ ...query, ...reportFor(ctx, args) }))
    },
  }),
}))

builder.mutationFields((t) => ({
  submitReport: t.prismaField({
    type: 'Report',
    args: { input: t.arg({ type: SubmitReportInput, required: true }) },
    description:
      'Files a card; the same card again is the same report. Errors: INVALID, NOT_FOUND (site or location), CONFLICT (report.id_taken; report.already_filed with number, privacy and the fields changed since).',
    resolve: async (query, _root, { input }, context) => {
      const ctx = memberOf(context)
      const { id } = await submitReport(ctx, input)
      return ctx.db.report.findUniqueOrThrow({ ...query, ...byId(ctx, id) })
    },
  }),
  answerQuestion: t.prismaField({
    type: 'Report',
    args: { input: t.arg({ type: AnswerQuestionInput, required: true }) },
    description:
      'The reporter answers what triage asked; the report is SUBMITTED again. Errors: NOT_FOUND, FORBIDDEN report.answer, CONFLICT (report.changed, comment.already_sent), PRECONDITION report.not_open, INVALID.',
    resolve: async (query, _root, { input }, context) => {
      const ctx = memberOf(context)
      const { id } = await answerQuestion(ctx, input)
      return ctx.db.report.findUniqueOrThrow({ ...query, ...byId(ctx, id) })
    },
  }),
}))
