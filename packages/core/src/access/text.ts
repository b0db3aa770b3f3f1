import { z } from 'zod'
import { locales } from './actor'

/** PostgreSQL text cannot hold NUL; other control characters have no place in a card. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: refusing them is the point
const control = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/

/** Pasted text may bring line breaks; in a name they would forge lines of letters and files. */
const asOneLine = (text: string) => text.replace(/[\t\n\r\u0085\u2028\u2029]+/g, ' ')

const clean = (max: number, shape = (text: string) => text) =>
  z
    .string()
    .overwrite(shape)
    .trim()
    .max(max, `too_long:${max}`)
    .refine((text) => !control.test(text), 'control_characters')
    .refine((text) => text.isWellFormed(), 'not_text')

/** A line: 1–200 characters, trimmed, line breaks read as spaces. */
export const line = clean(200, asOneLine).min(1, 'required')
/** A text: 1–20 000 characters, trimmed. */
export const text = clean(20_000).min(1, 'required')
/** The same, where empty means absent. */
export const optionalLine = clean(200, asOneLine)
  .transform((value) => value || null)
  .nullish()
  .transform((v) => v ?? null)
export const optionalText = clean(20_000)
  .transform((value) => value || null)
  .nullish()
  .transform((v) => v ?? null)
export const uuid = z.uuid('not_an_id').transform((value) => value.toLowerCase())
export const version = z.int().min(1)
export const locale = z.enum(locales, 'not_a_locale')
/** For a verb that leaves alone what is absent: undefined stays undefined, null and '' clear. */
export const unlessAbsent = <S extends z.ZodType>(schema: S) => z.union([z.undefined(), schema])
