import { z } from 'zod'
import { line, optionalLine, optionalText, text, uuid, version } from '../access/text'
import { isMembersPrivacy, isMembersSource, privacies, reportStatuses, reportTypes, sources } from './report'

/** A card. Only type, place and a sentence are required (DOMAIN §4); `id` is chosen by the client. */
export const SubmitReportInput = z.object({
  id: uuid,
  type: z.enum(reportTypes, 'required'),
  privacy: z
    .enum(privacies)
    .refine(isMembersPrivacy, 'not_while_signed_in')
    .nullish()
    .transform((value) => value ?? 'NAMED'),
  source: z
    .enum(sources)
    .refine(isMembersSource, 'not_while_signed_in')
    .nullish()
    .transform((value) => value ?? 'WEB'),
  siteId: uuid,
  locationId: uuid.nullish().transform((value) => value ?? null),
  title: line
    .or(z.literal(''))
    .nullish()
    .transform((value) => value || null),
  occurredAt: z
    .date()
    .min(new Date('1900-01-01'), 'too_early')
    .nullish()
    .transform((value) => value ?? null),
  whatHappened: text,
  whatCouldHappen: optionalText,
  immediateAction: optionalText,
  proposal: optionalText,
})
export type SubmitReportInput = z.input<typeof SubmitReportInput>

/** A report's id or its number. */
export const ReportKey = z
  .object({ id: uuid.nullish(), number: line.nullish() })
  .refine(({ id, number }) => Boolean(id) !== Boolean(number), { path: ['id'], message: 'id_or_number' })
export type ReportKey = z.input<typeof ReportKey>

/** The reporter's answer to the question with which triage returned the report. */
export const AnswerQuestionInput = z.object({ id: uuid, reportId: uuid, text, version })
export type AnswerQuestionInput = z.input<typeof AnswerQuestionInput>

const some = <S extends z.ZodType>(each: S) => z.array(each).max(100, 'too_many').nullish()
// PostgreSQL has no year 0.
const moment = z.coerce.date().min(new Date('0001-01-01'), 'too_early').nullish()

/** What a list of reports is narrowed by; every part given must hold. Saved views keep it as JSON. */
export const ReportFilter = z.strictObject({
  status: some(z.enum(reportStatuses)),
  siteId: some(uuid),
  locationId: some(uuid),
  type: some(z.enum(reportTypes)),
  potential: some(z.int().min(1).max(5)),
  reporterId: some(uuid),
  privacy: some(z.enum(privacies)),
  source: some(z.enum(sources)),
  overdue: z.boolean().nullish(),
  mine: z.boolean().nullish(),
  text: optionalLine,
  submittedFrom: moment,
  submittedTo: moment,
})
export type ReportFilter = z.input<typeof ReportFilter>

export const sortFields = ['SUBMITTED_AT', 'OCCURRED_AT', 'POTENTIAL', 'NUMBER', 'STATUS'] as const
export const sortDirections = ['asc', 'desc'] as const
export const ReportSort = z.object({
  field: z
    .enum(sortFields)
    .nullish()
    .transform((field) => field ?? 'SUBMITTED_AT'),
  direction: z
    .enum(sortDirections)
    .nullish()
    .transform((direction) => direction ?? 'desc'),
})
export type ReportSort = z.input<typeof ReportSort>
