import { z } from 'zod'
import { line, locale } from '../access/text'
import { email } from '../people/email'
import { newPassword, withoutEmail } from '../people/password'
import { settingsShape } from './organisation'

const isTimeZone = (name: string) => {
  try {
    const { timeZone } = new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions()
    return !/^[+-]/.test(timeZone)
  } catch {
    return false
  }
}

/** An IANA name. */
export const timeZone = z.string().max(64, 'too_long:64').refine(isTimeZone, 'not_a_time_zone')

/** ISO 3166-1 alpha-2. */
export const country = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[A-Z]{2}$/, 'not_a_country')
  .refine((code) => {
    const name =
      /^[A-Z]{2}$/.test(code) && new Intl.DisplayNames('en', { type: 'region', fallback: 'none' }).of(code)
    return Boolean(name) && code !== 'ZZ'
  }, 'not_a_country')

export const SignUpInput = z
  .object({
    organisationName: line,
    country,
    locale,
    timeZone,
    siteName: line,
    name: line,
    email,
    password: newPassword,
  })
  .superRefine(withoutEmail)
export type SignUpInput = z.input<typeof SignUpInput>

const whole = settingsShape
export const UpdateOrganisationInput = z.object({
  name: line.nullish(),
  country: country.nullish(),
  locale: locale.nullish(),
  timeZone: timeZone.nullish(),
  acknowledgeHours: whole.acknowledgeHours.nullish(),
  triageWorkingDays: whole.triageWorkingDays.nullish(),
  answerWorkingDays: whole.answerWorkingDays.nullish(),
})
export type UpdateOrganisationInput = z.input<typeof UpdateOrganisationInput>
