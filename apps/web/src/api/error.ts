/** `UNAVAILABLE` is ours: the API did not answer. The others are the API's own. */
export const codes = [
  'NOT_FOUND',
  'FORBIDDEN',
  'UNAUTHENTICATED',
  'CONFLICT',
  'LIMIT',
  'INVALID',
  'PRECONDITION',
  'RATE_LIMITED',
  'UNAVAILABLE',
  'INTERNAL',
] as const
export type ErrorCode = (typeof codes)[number]
export type FieldError = { path: string; message: string }

type Wire = { message?: unknown; extensions?: Record<string, unknown> }

export class ApiError extends Error {
  readonly code: ErrorCode
  readonly reason: string
  readonly fields: FieldError[]
  readonly details: Record<string, unknown>

  constructor(code: ErrorCode, reason: string, fields: FieldError[] = [], details = {}) {
    super(`${code}: ${reason}`)
    this.name = 'ApiError'
    this.code = code
    this.reason = reason
    this.fields = fields
    this.details = details
  }

  static fromGraphQL(errors: readonly Wire[]): ApiError {
    const { code, reason, fields, details } = errors[0]?.extensions ?? {}
    const known = codes.find((item) => item === code) ?? 'INTERNAL'
    return new ApiError(
      known,
      typeof reason === 'string' ? reason : known.toLowerCase(),
      Array.isArray(fields) ? fields.map(fieldError) : [],
      typeof details === 'object' && details ? details : {},
    )
  }

  /** Whatever was thrown, as something that can be shown. */
  static from(error: unknown): ApiError {
    if (error instanceof ApiError) return error
    const like = (error ?? {}) as Partial<ApiError>
    if (like.code && codes.includes(like.code)) {
      return new ApiError(like.code, like.reason ?? '', like.fields, like.details)
    }
    return new ApiError('INTERNAL', 'internal')
  }

  toJSON() {
    return { code: this.code, reason: this.reason, fields: this.fields, details: this.details }
  }
}

function fieldError(field: { path?: unknown; message?: unknown }): FieldError {
  const path = Array.isArray(field.path) ? field.path.join('.') : text(field.path)
  return { path: path.replace(/^input\./, ''), message: text(field.message) }
}

const text = (value: unknown) => (typeof value === 'string' ? value : '')
