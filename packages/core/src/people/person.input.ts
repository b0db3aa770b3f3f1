import { z } from 'zod'
import { line, locale, uuid } from '../access/text'
import { email } from './email'
import { newPassword, secret } from './password'

export const SignInInput = z.object({
  email,
  password: secret,
  organisationId: uuid.nullish().transform((value) => value ?? null),
})
export type SignInInput = z.input<typeof SignInInput>

export const SignInWithPinInput = z.object({
  slug: line.max(48, 'too_long:48').toLowerCase(),
  personnelNumber: line,
  pin: z.string().max(12, 'too_long:12'),
})
export type SignInWithPinInput = z.input<typeof SignInWithPinInput>

export const SwitchOrganisationInput = z.object({ organisationId: uuid })
export type SwitchOrganisationInput = z.input<typeof SwitchOrganisationInput>

export const RequestPasswordResetInput = z.object({ email })
export type RequestPasswordResetInput = z.input<typeof RequestPasswordResetInput>

export const ResetPasswordInput = z.object({
  token: z.string().max(200, 'too_long:200'),
  password: newPassword,
})
export type ResetPasswordInput = z.input<typeof ResetPasswordInput>

export const ChangePasswordInput = z.object({ current: secret, next: newPassword })
export type ChangePasswordInput = z.input<typeof ChangePasswordInput>

export const UpdateProfileInput = z.object({ name: line, locale })
export type UpdateProfileInput = z.input<typeof UpdateProfileInput>
