import { z } from 'zod'

const least = 10

/** The ten-and-more-letter favourites of published lists, and words of this trade; compared without digits at the ends. */
const common = new Set(
  `password passwords passw0rd p@ssw0rd qwertyuiop qwertyuiopasdf qwerty asdfghjkl zxcvbnm iloveyou letmein welcome sunshine princess
  football baseball superman trustno administrator admin changeme closecall nearmiss safety security manchester liverpool whatever
  computer internet starwars michael jennifer пароль парольпароль йцукенгшщз йцукен фывапролджэ безопасность привет любовь
  администратор производство`.split(/\s+/),
)

/** A rank of neighbouring digits or one letter over and over says nothing. */
function isMonotonous(password: string): boolean {
  const letters = [...password]
  if (new Set(letters).size < 4) return true
  return '0123456789012345678901234567890'.includes(password) || '98765432109876543210'.includes(password)
}

/** Why this password is refused, or null. A long sentence is as welcome as signs and digits. */
export function passwordFault(password: string, email = ''): string | null {
  if ([...password].length < least) return 'password_too_short'
  const lower = password.toLowerCase()
  const name = email.split('@', 1)[0]?.toLowerCase() ?? ''
  if (name.length >= 3 && lower.includes(name)) return 'contains_email'
  if (isMonotonous(lower) || common.has(lower.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, ''))) return 'too_common'
  return null
}

/** A secret as typed: neither trimmed nor changed, only composed, so that two keyboards give the same bytes. */
export const secret = z
  .string()
  .max(200, 'too_long:200')
  .refine((value) => !value.includes('\0') && value.isWellFormed(), 'control_characters')
  .transform((value) => value.normalize('NFC'))

/** A password somebody chooses. Its owner's e-mail is looked at by `withoutEmail`. */
export const newPassword = secret.superRefine((value, context) => {
  const fault = passwordFault(value)
  if (fault) context.addIssue({ code: 'custom', message: fault })
})

/** For a form with both: the password may not contain the name of the mailbox. */
export function withoutEmail(
  input: { email: string; password: string },
  context: { addIssue(issue: { code: 'custom'; message: string; path: string[] }): void },
) {
  if (passwordFault(input.password, input.email) === 'contains_email') {
    context.addIssue({ code: 'custom', message: 'contains_email', path: ['password'] })
  }
}
