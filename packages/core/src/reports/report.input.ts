import { z } from 'zod'
import { line, optionalText, text, uuid } from '../access/text'
import { privacies, reportTypes } from './report'

/** A card. Only type, place and a sentence are required (DOMAIN §4); `id` is chosen by the client. */
export const SubmitReportInput = z.object({
  id: uuid,
  type: z.enum(reportTypes, 'required'),
  privacy: z
    .enum(privacies)
    .nullish()
    .transform((value) => value ?? 'NAMED'),
  siteId: uuid,
  locationId: uuid.nullish().transform((value) => value ?? null),
  title: line.nullish().transform((value) => value ?? null),
  occurredAt: z
    .date()
    .nullish()
    .transform((value) => value ?? null),
  whatHappened: text,
  whatCouldHappen: optionalText,
  immediateAction: optionalText,
  proposal: optionalText,
})
export type SubmitReportInput = z.input<typeof SubmitReportInput>
