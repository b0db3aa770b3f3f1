import { z } from 'zod'
import { uuid } from '../access/text'

/** Absent ids: everything under the bell. */
export const ReadNotificationsInput = z.object({
  ids: z
    .array(uuid)
    .max(100, 'too_many')
    .nullish()
    .transform((ids) => ids ?? null),
})
export type ReadNotificationsInput = z.input<typeof ReadNotificationsInput>
