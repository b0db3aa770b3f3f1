import { z } from 'zod'
import { uuid } from '../access/text'

export const RemoveAttachmentInput = z.object({ id: uuid })
export type RemoveAttachmentInput = z.input<typeof RemoveAttachmentInput>
