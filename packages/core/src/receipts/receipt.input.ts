import { z } from 'zod'
import { text } from '../access/text'

export const work = z.object({
  token: z.string().max(300, 'too_long:300'),
  nonce: z.string().max(40, 'too_long:40'),
})

/** 20 digits, grouped or not. */
export const receipt = z
  .string()
  .max(60, 'too_long:60')
  .transform((value) => value.replace(/[\s-]/g, ''))
  .pipe(z.string().regex(/^\d{20}$/, 'not_a_receipt'))

/** Random and the page's own: an id that held a time would tell it. */
export const randomId = z.uuidv4('not_an_id').transform((value) => value.toLowerCase())

export const OpenReceiptInput = z.object({ receipt, work })
export type OpenReceiptInput = z.input<typeof OpenReceiptInput>

export const SendReplyInput = z.object({ receipt, id: randomId, text, work })
export type SendReplyInput = z.input<typeof SendReplyInput>
