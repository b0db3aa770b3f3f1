import { z } from 'zod'
import { roles } from '../access/actor'
import { line, locale, optionalLine, unlessAbsent, uuid } from '../access/text'
import { optionalEmail } from '../people/email'
import { pin, pinFault } from '../people/pin'

const siteIds = z.array(uuid).max(1_000, 'too_many')
const placed = { role: z.enum(roles), allSites: z.boolean(), siteIds }
type Placed = { allSites: boolean; siteIds: string[] }
const somewhere = (input: Placed) => input.allSites || input.siteIds.length > 0
const nowhere = { path: ['siteIds'], error: 'required' }

export const AddMemberInput = z
  .object({
    name: line,
    personnelNumber: optionalLine,
    email: optionalEmail,
    position: optionalLine,
    ...placed,
    locale,
    pin: pin.nullish().transform((value) => value ?? null),
  })
  .refine(somewhere, nowhere)
  .refine((input) => !input.pin || input.personnelNumber, { path: ['personnelNumber'], error: 'required' })
  .superRefine(({ pin: chosen, personnelNumber }, context) => {
    if (chosen && pinFault(chosen, personnelNumber) === 'same_as_number')
      context.addIssue({ code: 'custom', message: 'same_as_number', path: ['pin'] })
  })
export type AddMemberInput = z.input<typeof AddMemberInput>

export const UpdateMemberInput = z
  .object({
    id: uuid,
    name: line,
    personnelNumber: unlessAbsent(optionalLine),
    email: unlessAbsent(optionalEmail),
    position: unlessAbsent(optionalLine),
    ...placed,
    locale: locale.nullish(),
  })
  .refine(somewhere, nowhere)
export type UpdateMemberInput = z.input<typeof UpdateMemberInput>

export const SetPinInput = z.object({ memberId: uuid, pin })
export type SetPinInput = z.input<typeof SetPinInput>

export const MemberIdInput = z.object({ id: uuid })
export type MemberIdInput = z.input<typeof MemberIdInput>

const cell = z
  .string()
  .max(20_000, 'too_long:20000')
  .nullish()
  .transform((value) => value ?? '')
const row = z.object({
  name: cell,
  personnelNumber: cell,
  email: cell,
  position: cell,
  role: cell,
  site: cell,
})
export const ImportPeopleInput = z.object({ rows: z.array(row).max(5_000, 'too_many'), apply: z.boolean() })
export type ImportPeopleInput = z.input<typeof ImportPeopleInput>
