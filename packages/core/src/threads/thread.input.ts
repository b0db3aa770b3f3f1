import { z } from 'zod'
import { text, uuid } from '../access/text'

/** `id` is the message's, chosen by the client. */
export const SendToReporterInput = z.object({ id: uuid, reportId: uuid, text })
export type SendToReporterInput = z.input<typeof SendToReporterInput>

export const MarkThreadReadInput = z.object({ reportId: uuid })
export type MarkThreadReadInput = z.input<typeof MarkThreadReadInput>
