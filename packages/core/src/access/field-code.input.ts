import type { z } from 'zod'

/** What zod found, as one of the codes under `errors.fields` in the messages. What a schema says itself goes before. */
export function fieldCode(issue: z.core.$ZodRawIssue): string {
  if (issue.input === undefined || issue.input === null || issue.input === '') return 'required'
  switch (issue.code) {
    case 'invalid_type':
      return 'wrong_type'
    case 'invalid_value':
      return 'not_one_of'
    case 'unrecognized_keys':
      return 'unknown_field'
    case 'too_big':
      if (issue.origin === 'array') return 'too_many'
      return `${issue.origin === 'string' ? 'too_long' : 'too_big'}:${issue.maximum}`
    case 'too_small':
      return `${issue.origin === 'string' ? 'too_short' : 'too_small'}:${issue.minimum}`
    default:
      return 'invalid'
  }
}
