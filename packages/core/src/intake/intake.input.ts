import { z } from 'zod'
import { optionalText, text, uuid } from '../access/text'
import { Sha256 } from '../attachments/attachment.input'
import { kioskToken } from '../kiosks/kiosk.input'
import { randomId, receipt, work } from '../receipts/receipt.input'
import { reportTypes } from '../reports/report'

/** Where a page was opened: the code of a poster, the word in /o/{slug}, or a kiosk by its token. */
export const AnonymousPlaceInput = z
  .object({
    code: z.string().max(40, 'too_long:40').nullish(),
    slug: z.string().max(48, 'too_long:48').nullish(),
    kiosk: kioskToken.nullish(),
  })
  .refine(({ code, slug, kiosk }) => [code, slug, kiosk].filter(Boolean).length === 1, {
    path: ['slug'],
    message: 'code_or_slug',
  })
export type AnonymousPlaceInput = z.input<typeof AnonymousPlaceInput>

/** A draft's own random number, 122 bits or more; the page makes it and the server never keeps it. */
export const draftKey = z
  .string()
  .max(36, 'not_an_id')
  .transform((value) => value.toLowerCase().replaceAll('-', ''))
  .pipe(z.string().regex(/^[0-9a-f]{32}$/, 'not_an_id'))

export const SubmitAnonymousReportInput = z.object({
  key: draftKey,
  place: AnonymousPlaceInput,
  siteId: uuid,
  locationId: uuid.nullish().transform((value) => value ?? null),
  type: z.enum(reportTypes, 'required'),
  occurredOn: z
    .date()
    .min(new Date('1900-01-01'), 'too_early')
    .nullish()
    .transform((value) => value ?? null),
  whatHappened: text,
  whatCouldHappen: optionalText,
  immediateAction: optionalText,
  proposal: optionalText,
  urgent: z.boolean(),
  work,
})
export type SubmitAnonymousReportInput = z.input<typeof SubmitAnonymousReportInput>

/** A photo belongs to a draft by its key, or to a thread by its receipt; with `messageId` to an answer. */
export const AnonymousPhotoInput = z
  .object({
    photoId: randomId,
    sha256: Sha256,
    key: draftKey.nullish(),
    receipt: receipt.nullish(),
    messageId: randomId.nullish().transform((value) => value ?? null),
  })
  .refine(({ key, receipt }) => Boolean(key) !== Boolean(receipt), { path: ['key'], message: 'required' })
export type AnonymousPhotoInput = z.input<typeof AnonymousPhotoInput>
