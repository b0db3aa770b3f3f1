import { createHash, createHmac } from 'node:crypto'

/**
 * A link's secret, 256 bits, derived from the row it opens: the worker recomputes it when the mail goes out, so it lies
 * in no table, no event and no log.
 */
export function derivedToken(pepper: string, purpose: string, id: string): string {
  return `${id}.${createHmac('sha256', pepper).update(`${purpose}:${id}`).digest('base64url')}`
}

/** What the database keeps of a token. */
export function tokenHash(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}
