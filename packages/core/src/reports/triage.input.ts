import { z } from 'zod'
import { optionalText, text, uuid, version } from '../access/text'
import { FirstActionInput } from '../actions/action.input'
import { routes } from './report'

/** A decision is made on the version its maker looked at. */
const decision = { id: uuid, version }
const severity = z.int().min(1).max(5)
const answer = z
  .boolean()
  .nullish()
  .transform((value) => value ?? null)

/** The four questions (DOMAIN §5); absent or null is "not sure". */
export const PotentialAnswersInput = z.object({
  highEnergy: answer,
  energyReleased: answer,
  seriousInjury: answer,
  controlInPlace: answer,
})
export type PotentialAnswersInput = z.input<typeof PotentialAnswersInput>

const acceptance = {
  answers: PotentialAnswersInput,
  actualSeverity: severity.nullish().transform((value) => value ?? null),
  potentialSeverity: severity,
  route: z.enum(routes, 'required'),
  note: optionalText,
}
export const AcceptReportInput = z.object({
  ...decision,
  ...acceptance,
  action: FirstActionInput.nullish().transform((value) => value ?? null),
})
export type AcceptReportInput = z.input<typeof AcceptReportInput>

export const MergeReportInput = z.object({ ...decision, intoId: uuid })
export type MergeReportInput = z.input<typeof MergeReportInput>

export const ReturnReportInput = z.object({ ...decision, question: text })
export type ReturnReportInput = z.input<typeof ReturnReportInput>

export const RejectReportInput = z.object({ ...decision, reason: text })
export type RejectReportInput = z.input<typeof RejectReportInput>

export const CloseReportInput = z.object({ ...decision, note: text })
export type CloseReportInput = z.input<typeof CloseReportInput>

export const ReopenReportInput = z.object({ ...decision, reason: text })
export type ReopenReportInput = z.input<typeof ReopenReportInput>

const items = z
  .array(z.object(decision))
  .min(1, 'required')
  .max(100, 'too_many')
  .refine((all) => new Set(all.map(({ id }) => id)).size === all.length, 'twice')

/** One verb for many cards; what the verb needs is given once and holds for all. */
export const TriageReportsInput = z.discriminatedUnion('verb', [
  z.object({ items, verb: z.literal('ACCEPT'), ...acceptance }),
  z.object({ items, verb: z.literal('MERGE'), intoId: uuid }),
  z.object({ items, verb: z.literal('RETURN'), question: text }),
  z.object({ items, verb: z.literal('REJECT'), reason: text }),
])
export type TriageReportsInput = z.input<typeof TriageReportsInput>
