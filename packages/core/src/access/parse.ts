import type { z } from 'zod'
import { invalid } from './errors'
import { fieldCode } from './field-code.input'

/** Parses or throws INVALID with a path and a code for every wrong field. */
export function parse<S extends z.ZodType>(schema: S, raw: unknown): z.output<S> {
  const result = schema.safeParse(raw, { error: fieldCode })
  if (result.success) return result.data
  throw invalid(result.error.issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message })))
}
