import { rateLimited } from '@closecall/core/access/errors'
import { PHOTO_LIMITS } from '@closecall/documents/photo'
import express, { type Request, type Response } from 'express'

const whole = express.raw({ type: () => true, limit: PHOTO_LIMITS.bytes })
const quarter = 15_000
/** So much in every quarter of a minute is a poor uplink; less is none, or somebody who wants to hold the place. */
const leastOfQuarter = 20 * 1024
const mostQuarters = 16

/** Does it after so many milliseconds, unless it is told not to. */
export type Later = (deed: () => void, milliseconds: number) => () => void

const later: Later = (deed, milliseconds) => {
  const timer = setTimeout(deed, milliseconds)
  return () => clearTimeout(timer)
}

/**
 * What does not come on makes room for the next: a photo is a megabyte or less, drawn anew on the phone, and takes minutes where
 * reception is poor.
 */
export const readInTime = (request: Request, response: Response, clock = later) =>
  new Promise<Uint8Array>((resolve, reject) => {
    let stop = () => {}
    function watch(quarters: number): void {
      const before = request.socket.bytesRead
      const look = () => {
        const came = request.socket.bytesRead - before
        if (came >= leastOfQuarter && quarters < mostQuarters) return watch(quarters + 1)
        response.set('connection', 'close')
        reject(rateLimited(5, 'anonymous.slow'))
      }
      stop = clock(look, quarter)
    }
    watch(1)
    whole(request, response, (error?: unknown) => {
      stop()
      const body: unknown = request.body
      if (error) reject(error)
      else resolve(Buffer.isBuffer(body) ? body : new Uint8Array())
    })
  })
