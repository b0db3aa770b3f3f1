import { z } from 'zod'
import { line, optionalText, uuid } from '../access/text'

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
