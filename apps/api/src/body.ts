import type { ErrorRequestHandler, RequestHandler } from 'express'

const refusal = (code: string, reason: string, message: string) => ({
  errors: [{ message, extensions: { code, reason } }],
})

/** Apollo wants a body object even where the sender sent none, to answer 4xx instead of 500. */
export const requireBody: RequestHandler = (request, _response, next) => {
  request.body ??= {}
  next()
}

/** A body too large or no JSON: the sender's mistake, said in the shape of every other error. */
export const refuseBadBody: ErrorRequestHandler = (error: { status?: number }, _request, response, next) => {
  if (response.headersSent) return next(error)
  if (error.status === 413)
    return void response.status(413).json(refusal('LIMIT', 'body_too_large', 'The request is too large'))
  if (error.status && error.status < 500)
    return void response
      .status(error.status)
      .json(refusal('INVALID', 'bad_request', 'The request is not valid JSON'))
  next(error)
}
