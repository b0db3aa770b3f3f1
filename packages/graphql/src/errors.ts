import { DomainError, notFound } from '@closecall/core/access/errors'
import { Prisma } from '@closecall/db/generated/client'
import { PothosValidationError } from '@pothos/core'
import { GraphQLError, type GraphQLFormattedError } from 'graphql'

export type Incident = (id: string, cause: unknown) => void

/** Connection lost, pool exhausted, server shutting down: the client may try again. */
const gone = new Set(['P1001', 'P1002', 'P1008', 'P1017', 'P2024', 'P2028', 'P2037'])
const goneKinds = ['DatabaseNotReachable', 'ConnectionClosed', 'SocketTimeout', 'TooManyConnections']
const goneSystem =
  /ECONNREFUSED|ECONNRESET|EPIPE|ENOENT|timeout exceeded when trying to connect|Connection terminated|57P0[123]|terminating connection|the database system is/i

export function isDatabaseGone(error: unknown): boolean {
  if (error instanceof Prisma.PrismaClientInitializationError) return true
  if (error instanceof Prisma.PrismaClientKnownRequestError) {
    // A raw statement keeps the driver's word for it inside a code of its own.
    const driver = error.meta?.driverAdapterError as { cause?: { kind?: string } } | undefined
    if (gone.has(error.code) || goneKinds.includes(driver?.cause?.kind ?? '')) return true
  }
  return (
    error instanceof Error && goneSystem.test(`${(error as { code?: string }).code ?? ''} ${error.message}`)
  )
}

/** What was written points to something that was removed after it had been looked at: a foreign key has no such row. */
function pointsNowhere(error: unknown): boolean {
  const { code, meta } = (error ?? {}) as { code?: unknown; meta?: unknown }
  // Prisma's own statements, the driver's, and one of ours inside Prisma's transaction.
  return code === 'P2003' || code === '23503' || (code === 'P2010' && JSON.stringify(meta).includes('23503'))
}

function original(error: unknown): unknown {
  let current = error
  while (current instanceof GraphQLError && current.originalError) current = current.originalError
  return current
}

/** The one mapper: what leaves the house when something was refused or broke. */
export function mapError(
  formatted: GraphQLFormattedError,
  error: unknown,
  incident: Incident,
  newId: () => string,
): GraphQLFormattedError {
  const thrown = original(error)
  const absent = pointsNowhere(thrown)
  // Were it a mistake of ours, nobody else would tell.
  if (absent) incident('reference', thrown)
  const cause = absent ? notFound() : thrown
  const where = {
    ...(formatted.path ? { path: formatted.path } : {}),
    ...(formatted.locations ? { locations: formatted.locations } : {}),
  }
  if (cause instanceof DomainError) {
    const { code, reason, fields, details } = cause
    const extensions = { code, reason, ...(fields ? { fields } : {}), ...(details ? { details } : {}) }
    return { message: cause.message, ...where, extensions }
  }
  if (isDatabaseGone(cause)) {
    incident('database', cause)
    return {
      message: 'The service is briefly unavailable; please try again',
      ...where,
      extensions: { code: 'UNAVAILABLE', reason: 'unavailable' },
    }
  }
  const code = codeOf(cause, formatted)
  const reason = formatted.extensions?.reason
  // Apollo calls every validation error GRAPHQL_VALIDATION_FAILED; ours are limits and say so in their reason.
  if (typeof reason === 'string' && reason.startsWith('query.'))
    return { message: formatted.message, ...where, extensions: { code: 'LIMIT', reason } }
  if (cause instanceof GraphQLError && code !== 'INTERNAL_SERVER_ERROR') {
    return {
      message: formatted.message,
      ...where,
      extensions: { code: mapped(code), reason: code.toLowerCase() },
    }
  }
  const id = newId()
  incident(id, cause)
  return {
    message: `Something went wrong on our side (incident ${id})`,
    ...where,
    extensions: { code: 'INTERNAL', reason: 'internal', details: { incident: id } },
  }
}

/** Without a path no resolver has run yet, so the request itself is wrong; so it is with a mangled cursor. */
function codeOf(cause: unknown, { path, extensions }: GraphQLFormattedError): string {
  if (cause instanceof PothosValidationError) return 'BAD_REQUEST'
  if (typeof extensions?.code === 'string') return extensions.code
  return path ? 'INTERNAL_SERVER_ERROR' : 'BAD_REQUEST'
}

/** What is wrong with a request before any resolver runs is the sender's mistake. */
function mapped(code: string): string {
  const mistakes = ['GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED', 'BAD_USER_INPUT', 'BAD_REQUEST']
  return mistakes.includes(code) ? 'INVALID' : code
}
