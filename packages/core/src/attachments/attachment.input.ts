import { z } from 'zod'
import { uuid } from '../access/text'

export const RemoveAttachmentInput = z.object({ id: uuid })
export type RemoveAttachmentInput = z.input<typeof RemoveAttachmentInput>

/** A photo by the report it belongs to and the id its device drew for it; with `messageId` of a line to its anonymous reporter. */
export const PhotoKey = z.object({ reportId: uuid, photoId: uuid, messageId: uuid.nullish() })
export type PhotoKey = z.input<typeof PhotoKey>

/** SHA-256 of the whole file, in hexadecimal. */
export const Sha256 = z
  .string('required')
  .toLowerCase()
  .regex(/^[0-9a-f]{64}$/, 'invalid')
