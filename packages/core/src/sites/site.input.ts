import { z } from 'zod'
import { line, optionalLine, unlessAbsent, uuid } from '../access/text'
import { timeZone } from '../organisations/organisation.input'

const headcount = z
  .int()
  .min(0, 'too_small:0')
  .max(1_000_000, 'too_big:1000000')
  .nullish()
  .transform((value) => value ?? null)

/** As it is dialled: digits with the usual signs between them. */
const phone = z
  .string()
  .trim()
  .max(40, 'too_long:40')
  .refine((text) => text === '' || /^\+?[\d\s().\-/*#,;]*\d[\d\s().\-/*#,;]*\d$/.test(text), 'not_a_phone')
  .transform((text) => text || null)
  .nullish()
  .transform((value) => value ?? null)

export const CreateSiteInput = z.object({
  name: line,
  address: optionalLine,
  timeZone: timeZone.nullish(),
  headcount,
  emergencyName: optionalLine,
  emergencyPhone: phone,
})
export type CreateSiteInput = z.input<typeof CreateSiteInput>

export const UpdateSiteInput = z.object({
  id: uuid,
  name: line.nullish(),
  address: unlessAbsent(optionalLine),
  timeZone: timeZone.nullish(),
  headcount: unlessAbsent(headcount),
  emergencyName: unlessAbsent(optionalLine),
  emergencyPhone: unlessAbsent(phone),
})
export type UpdateSiteInput = z.input<typeof UpdateSiteInput>

export const SiteIdInput = z.object({ id: uuid })
export type SiteIdInput = z.input<typeof SiteIdInput>

export const CreateLocationInput = z.object({ siteId: uuid, name: line })
export type CreateLocationInput = z.input<typeof CreateLocationInput>

export const UpdateLocationInput = z.object({ id: uuid, name: line })
export type UpdateLocationInput = z.input<typeof UpdateLocationInput>

export const LocationIdInput = z.object({ id: uuid })
export type LocationIdInput = z.input<typeof LocationIdInput>
