import { z } from 'zod'
import { line, optionalLine, optionalText, text, uuid } from '../access/text'
import { reportTypes } from '../reports/report'

export const RegisterBoxInput = z.object({ siteId: uuid, locationId: uuid, name: line })
export type RegisterBoxInput = z.input<typeof RegisterBoxInput>

export const UpdateBoxInput = z.object({ id: uuid, name: line.nullish(), locationId: uuid.nullish() })
export type UpdateBoxInput = z.input<typeof UpdateBoxInput>

export const BoxIdInput = z.object({ id: uuid })
export type BoxIdInput = z.input<typeof BoxIdInput>

/** None is an honest count; nobody finds more than this in one box. */
export const mostCards = 200
export const RecordEmptyingInput = z.object({
  id: uuid,
  boxId: uuid,
  cards: z.int('not_a_count').min(0, 'too_small:0').max(mostCards, `too_big:${mostCards}`),
  note: optionalText,
})
export type RecordEmptyingInput = z.input<typeof RecordEmptyingInput>

export const EmptyingIdInput = z.object({ id: uuid })
export type EmptyingIdInput = z.input<typeof EmptyingIdInput>

/** A card as it was read: only its emptying, type, place and a sentence are required, and "see photo" is one. */
export const SubmitBoxCardInput = z.object({
  id: uuid,
  emptyingId: uuid,
  type: z.enum(reportTypes, 'required'),
  siteId: uuid,
  locationId: uuid.nullish().transform((value) => value ?? null),
  occurredOn: z
    .date()
    .min(new Date('1900-01-01'), 'too_early')
    .nullish()
    .transform((value) => value ?? null),
  whatHappened: text,
  whatCouldHappen: optionalText,
  immediateAction: optionalText,
  proposal: optionalText,
  cause: optionalText,
  /** Absent: the card bears no name. */
  personnelNumber: optionalLine,
  confidential: z
    .boolean()
    .nullish()
    .transform((value) => value ?? false),
})
export type SubmitBoxCardInput = z.input<typeof SubmitBoxCardInput>

export const WithdrawBoxCardInput = z.object({ reportId: uuid, reason: line })
export type WithdrawBoxCardInput = z.input<typeof WithdrawBoxCardInput>

export const PersonnelNumberInput = z.object({ personnelNumber: line })
export type PersonnelNumberInput = z.input<typeof PersonnelNumberInput>
