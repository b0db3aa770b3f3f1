import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'
import type { Variant } from './attachment'

export type FileUrl = { org: string; attachmentId: string; variant: Variant; until: number }

const slot = 5 * 60_000
const keys = new Map<string, Buffer>()

function keyOf(pepper: string): Buffer {
  const known = keys.get(pepper)
  const key = known ?? Buffer.from(hkdfSync('sha256', pepper, '', 'closecall file urls', 32))
  if (!known) keys.set(pepper, key)
  return key
}

function signature(pepper: string, { org, attachmentId, variant, until }: FileUrl): string {
  return createHmac('sha256', keyOf(pepper))
    .update(`${org}/${attachmentId}/${variant}/${until}`)
    .digest('base64url')
}

/** Good for five to ten minutes: the end is rounded, so that a page read again finds its pictures in the browser's cache. */
export function signedUrl(pepper: string, now: Date, file: Omit<FileUrl, 'until'>): string {
  const until = (Math.floor(now.getTime() / slot) + 2) * slot
  const { org, attachmentId, variant } = file
  return `/files/${org}/${attachmentId}/${variant}?until=${until}&sig=${signature(pepper, { ...file, until })}`
}

/** Whether we signed this and its time is not over, in the same time whatever the signature is. */
export function isSigned(pepper: string, now: Date, file: FileUrl, sig: string): boolean {
  const right = Buffer.from(signature(pepper, file))
  const given = Buffer.alloc(right.length)
  given.write(sig)
  return timingSafeEqual(right, given) && sig.length === right.length && file.until > now.getTime()
}
