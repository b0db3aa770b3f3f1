import { rateLimited } from '@closecall/core/access/errors'
import { PHOTO_LIMITS } from '@closecall/documents/photo'
import express, { type Request, type Response } from 'express'

const whole = express.raw({ type: () => true, limit: PHOTO_LIMITS.bytes })
const patience = 30_000

/** Does it after so many milliseconds, unless it is told not to. */
export type Later = (deed: () => void, milliseconds: number) => () => void

const later: Later = (deed, milliseconds) => {
  const timer = setTimeout(deed, milliseconds)
  return () => clearTimeout(timer)
}

/** What does not come in time makes room for the next: a photo is a megabyte or less, drawn anew on the phone. */
export const readInTime = (request: Request, response: Response, clock = later) =>
  new Promise<Uint8Array>((resolve, reject) => {
    const inTime = clock(() => {
      response.set('connection', 'close')
      reject(rateLimited(5, 'anonymous.busy'))
    }, patience)
    whole(request, response, (error?: unknown) => {
      inTime()
      const body: unknown = request.body
      if (error) reject(error)
      else resolve(Buffer.isBuffer(body) ? body : new Uint8Array())
    })
  })
