import path from 'node:path'
import { readDevMail } from '@closecall/adapters/mail'
import type { RequestHandler } from 'express'

/** Letters that lie in the data folder because no SMTP server is set: for the demo only, newest first. */
export function devMailRoute(dataDir: string): RequestHandler {
  const folder = path.join(dataDir, 'mail')
  return async (_request, response) => {
    response.json(await readDevMail(folder))
  }
}
