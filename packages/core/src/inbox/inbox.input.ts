import { z } from 'zod'

export const CloseBoxDayInput = z.object({ day: z.iso.date('not_a_day') })
export type CloseBoxDayInput = z.input<typeof CloseBoxDayInput>
