import { z } from 'zod'

/** One spelling per mailbox: trimmed, lower case, the domain's letters composed. */
export const email = z
  .string()
  .trim()
  .max(254, 'too_long:254')
  .transform((value) => value.normalize('NFC').toLowerCase())
  .pipe(
    z.email({
      error: 'not_an_email',
      pattern:
        /^[^\s@\p{Cc}"(),:;<>[\]\\]{1,64}@[^\s@\p{Cc}"(),:;<>[\]\\]+\.[^\s@\p{Cc}"(),:;<>[\]\\.]{2,}$/u,
    }),
  )

export const optionalEmail = z
  .union([z.literal('').transform(() => null), email])
  .nullish()
  .transform((value) => value ?? null)
