import { z } from 'zod'
import { text, uuid } from '../access/text'

/** A remark; `id` is chosen by the client, so that a resend is the same comment. */
export const AddCommentInput = z.object({
  id: uuid,
  reportId: uuid,
  text,
  mentions: z
    .array(uuid)
    .max(20, 'too_many')
    .nullish()
    .transform((ids) => [...new Set(ids ?? [])]),
})
export type AddCommentInput = z.input<typeof AddCommentInput>
