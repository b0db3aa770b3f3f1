export type ErrorCode =
  | 'NOT_FOUND'
  | 'FORBIDDEN'
  | 'UNAUTHENTICATED'
  | 'CONFLICT'
  | 'LIMIT'
  | 'INVALID'
  | 'PRECONDITION'
  | 'RATE_LIMITED'

export type FieldError = { path: string; message: string }

/** Every refusal the product makes on purpose. `reason` is a stable word that the web translates. */
export class DomainError extends Error {
  override name = 'DomainError'
  readonly code: ErrorCode
  readonly reason: string
  readonly fields: FieldError[] | undefined
  readonly details: Record<string, unknown> | undefined

  constructor(
    code: ErrorCode,
    reason: string,
    message: string,
    more: { fields?: FieldError[]; details?: Record<string, unknown> } = {},
  ) {
    super(message)
    this.code = code
    this.reason = reason
    this.fields = more.fields
    this.details = more.details
  }
}

type Details = Record<string, unknown>

/** One text for a missing id and for another organisation's id. */
export const notFound = (reason = 'not_found') => new DomainError('NOT_FOUND', reason, 'Not found')
export const unauthenticated = (reason = 'signed_out') =>
  new DomainError('UNAUTHENTICATED', reason, 'Please sign in')
export const forbidden = (reason: string) => new DomainError('FORBIDDEN', reason, 'You may not do this')
export const conflict = (reason: string, details?: Details) =>
  new DomainError('CONFLICT', reason, 'Somebody changed this in the meantime', details ? { details } : {})
export const precondition = (reason: string, details?: Details) =>
  new DomainError('PRECONDITION', reason, 'This is not possible now', details ? { details } : {})
export const limit = (reason: string, details?: Details) =>
  new DomainError('LIMIT', reason, 'A limit is reached', details ? { details } : {})
export const invalid = (fields: FieldError[], reason = 'invalid') =>
  new DomainError('INVALID', reason, 'Please check the marked fields', { fields })
export const rateLimited = (seconds: number, reason = 'rate_limited') =>
  new DomainError('RATE_LIMITED', reason, 'Too many attempts; please wait', {
    details: { retryAfterSeconds: seconds },
  })
