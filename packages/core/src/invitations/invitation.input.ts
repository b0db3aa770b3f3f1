import { z } from 'zod'
import { roles } from '../access/actor'
import { line, optionalLine, uuid } from '../access/text'
import { email, optionalEmail } from '../people/email'
import { newPassword, withoutEmail } from '../people/password'

export const InviteMemberInput = z
  .object({
    role: z.enum(roles),
    email: optionalEmail,
    name: optionalLine,
    allSites: z.boolean(),
    siteIds: z.array(uuid).max(1_000, 'too_many'),
    send: z.boolean(),
  })
  .refine((input) => input.email || !input.send, { path: ['email'], error: 'required' })
  .refine((input) => input.allSites || input.siteIds.length > 0, { path: ['siteIds'], error: 'required' })
export type InviteMemberInput = z.input<typeof InviteMemberInput>

export const RevokeInvitationInput = z.object({ id: uuid })
export type RevokeInvitationInput = z.input<typeof RevokeInvitationInput>

export const AcceptInvitationInput = z
  .object({ token: z.string().max(200, 'too_long:200'), name: line, email, password: newPassword })
  .superRefine(withoutEmail)
export type AcceptInvitationInput = z.input<typeof AcceptInvitationInput>
