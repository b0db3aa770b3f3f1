import { isAway, isFull } from '@closecall/adapters/storage-trouble'
import { DomainError, type ErrorCode } from '@closecall/core/access/errors'
import { isDatabaseGone } from '@closecall/graphql/errors'
import type { ErrorRequestHandler, Request, Response } from 'express'

const statuses: Record<ErrorCode, number> = {
  INVALID: 400,
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  CONFLICT: 409,
  PRECONDITION: 409,
  LIMIT: 413,
  RATE_LIMITED: 429,
}

const mostDrained = 100 * 1024 * 1024

/** A sender reads the answer only when its body was taken; a cut connection would tell it nothing. */
function drain(request: Request): void {
  let size = 0
  request.on('data', (chunk: Buffer) => {
    size += chunk.length
    if (size > mostDrained) request.destroy()
  })
  request.resume()
}

/** Refusals of plain routes, in the shape GraphQL gives them. */
export const answerRefusal: ErrorRequestHandler = (error: unknown, request, response, next) => {
  if (response.headersSent) return next(error)
  if (!request.complete) drain(request)
  if (error instanceof DomainError) {
    const { code, reason, fields, details, message } = error
    const extensions = { code, reason, ...(fields ? { fields } : {}), ...(details ? { details } : {}) }
    return void response.status(statuses[code]).json({ errors: [{ message, extensions }] })
  }
  if (isFull(error)) return unavailable(response, 'photo.no_room')
  if (isDatabaseGone(error) || isAway(error)) return unavailable(response, 'unavailable')
  next(error)
}

function unavailable(response: Response, reason: string): void {
  const message = 'The service is briefly unavailable; please try again'
  const extensions = { code: 'UNAVAILABLE', reason }
  response
    .status(503)
    .set('retry-after', '30')
    .json({ errors: [{ message, extensions }] })
}
