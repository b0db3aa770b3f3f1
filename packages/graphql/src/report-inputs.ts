import { sortDirections, sortFields } from '@closecall/core/reports/report.input'
import { builder } from './builder'
import { Privacy, ReportSource, ReportStatus, ReportType } from './enums'

const id = 'Chosen by the client; sending it again changes nothing.'

export const SubmitReportInput = builder.inputType('SubmitReportInput', {
  description: 'A card. Only type, place and a sentence are required.',
  fields: (t) => ({
    id: t.field({ type: 'UUID', required: true, description: id }),
    type: t.field({ type: ReportType, required: true }),
    privacy: t.field({
      type: Privacy,
      description: 'Absent: NAMED. ANONYMOUS is INVALID not_while_signed_in.',
    }),
    source: t.field({
      type: ReportSource,
      description: 'WEB (when absent) or QR; by fileAtKiosk not looked at.',
    }),
    siteId: t.field({
      type: 'UUID',
      required: true,
      description: 'Any site of the organisation that is not archived.',
    }),
    locationId: t.field({ type: 'UUID', description: 'A spot of that site.' }),
    title: t.string({ description: 'Up to 200 characters. Absent: the first sentence of whatHappened.' }),
    occurredAt: t.field({
      type: 'DateTime',
      description: 'Absent: now. Up to a day ahead counts as now; later is INVALID in_future.',
    }),
    whatHappened: t.string({
      required: true,
      description: 'Up to 20 000 characters, as are the texts below.',
    }),
    whatCouldHappen: t.string(),
    immediateAction: t.string({ description: 'What was done at once.' }),
    proposal: t.string({ description: 'What should be done.' }),
  }),
})

export const AnswerQuestionInput = builder.inputType('AnswerQuestionInput', {
  description: 'The reporter’s answer to the question a report was returned with.',
  fields: (t) => ({
    id: t.field({ type: 'UUID', required: true, description: `The answer’s id. ${id}` }),
    reportId: t.field({ type: 'UUID', required: true }),
    text: t.string({ required: true, description: 'Up to 20 000 characters.' }),
    version: t.int({ required: true, description: 'The version the reporter saw.' }),
  }),
})

export const ReportFilter = builder.inputType('ReportFilter', {
  description: 'Every part given must hold; a list holds when one of its at most 100 values does.',
  fields: (t) => ({
    status: t.field({ type: [ReportStatus] }),
    siteId: t.field({ type: ['UUID'] }),
    locationId: t.field({ type: ['UUID'] }),
    type: t.field({ type: [ReportType] }),
    potential: t.intList({ description: 'Potential severity, 1–5.' }),
    reporterId: t.field({
      type: ['UUID'],
      description: 'Matches only reports whose reporter the viewer may know.',
    }),
    privacy: t.field({
      type: [Privacy],
      description: 'ANONYMOUS finds nothing for those who do not triage, however many there are.',
    }),
    source: t.field({ type: [ReportSource], description: 'The way on which it came.' }),
    overdue: t.boolean({ description: 'As Report.overdue.' }),
    mine: t.boolean({ description: 'The viewer is the reporter.' }),
    text: t.string({ description: 'Words in number, title and texts; the newest 1 000 matches count.' }),
    submittedFrom: t.field({ type: 'DateTime', description: 'Inclusive.' }),
    submittedTo: t.field({ type: 'DateTime', description: 'Exclusive.' }),
  }),
})

const ReportSortField = builder.enumType('ReportSortField', {
  description: 'What a list is sorted by; where potential is unknown the report comes last.',
  values: sortFields,
})
const SortDirection = builder.enumType('SortDirection', {
  description: 'Ascending or descending.',
  values: { ASC: { value: sortDirections[0] }, DESC: { value: sortDirections[1] } },
})

export const ReportSort = builder.inputType('ReportSort', {
  description: 'Absent: SUBMITTED_AT, DESC.',
  fields: (t) => ({
    field: t.field({ type: ReportSortField }),
    direction: t.field({ type: SortDirection }),
  }),
})
