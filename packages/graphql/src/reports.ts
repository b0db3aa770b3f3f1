import { byId } from '@closecall/core/access/key'
import { reportsFor } from '@closecall/core/reports/report.rows'
import { submitReport } from '@closecall/core/reports/submit-report'
import { builder } from './builder'
import { memberOf } from './context'
import { Privacy, ReportStatus, ReportType } from './enums'

export const Report = builder.prismaObject('Report', {
  description: 'What someone saw.',
  fields: (t) => ({
    id: t.exposeID('id'),
    number: t.exposeString('number', { description: 'Human number, gap-free within organisation and year.' }),
    title: t.exposeString('title'),
    whatHappened: t.exposeString('whatHappened'),
    submittedAt: t.expose('submittedAt', { type: 'DateTime' }),
    site: t.relation('site'),
  }),
})

const SubmitReportInput = builder.inputType('SubmitReportInput', {
  description: 'A card. Only type, place and a sentence are required.',
  fields: (t) => ({
    id: t.field({
      type: 'UUID',
      required: true,
      description: 'Chosen by the client; a resend is the same report.',
    }),
    type: t.field({ type: ReportType, required: true }),
    privacy: t.field({ type: Privacy }),
    siteId: t.field({ type: 'UUID', required: true }),
    locationId: t.field({ type: 'UUID' }),
    title: t.string(),
    occurredAt: t.field({ type: 'DateTime', description: 'Absent: now.' }),
    whatHappened: t.string({ required: true }),
    whatCouldHappen: t.string(),
    immediateAction: t.string(),
    proposal: t.string(),
  }),
})

builder.queryField('reports', (t) =>
  t.prismaConnection({
    type: 'Report',
    cursor: 'organisationId_id',
    description: 'Reports the viewer may read, newest first.',
    resolve: (query, _root, _args, context) => {
      const { db, actor } = memberOf(context)
      return db.report.findMany({ ...query, ...reportsFor(actor) })
    },
  }),
)

builder.mutationField('submitReport', (t) =>
  t.prismaField({
    type: 'Report',
    args: { input: t.arg({ type: SubmitReportInput, required: true }) },
    description: 'Files a card. Errors: INVALID, NOT_FOUND (site or location), CONFLICT report.id_taken.',
    resolve: async (query, _root, { input }, context) => {
      const ctx = memberOf(context)
      const { id } = await submitReport(ctx, input)
      return ctx.db.report.findUniqueOrThrow({ ...query, ...byId(ctx, id) })
    },
  }),
)
