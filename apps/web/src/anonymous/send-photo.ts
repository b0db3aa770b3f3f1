import type { Photo } from '../features/photos/photo'
import { sha256Hex } from './sha256'

/** What a photo follows: a report by its draft's key, or an answer by the receipt. */
export type Follows = { 'x-key': string } | { 'x-receipt': string; 'x-message': string }
export type Delivery = 'arrived' | 'refused' | 'busy' | 'slow' | 'offline'

/** A little more than the server's for one that comes slowly. */
const patience = 260_000
const tries = 3

/** One photo after its words; it waits as they do. What was damaged on the way is sent again. */
export async function sendPhoto({ id, blob }: Photo, follows: Follows): Promise<Delivery> {
  const bytes = new Uint8Array(await blob.arrayBuffer())
  const hash = sha256Hex(bytes)
  for (let attempt = 1; attempt <= tries; attempt++) {
    const answer = await fetch(`/anonymous/photos/${id}`, {
      method: 'PUT',
      headers: { 'content-type': 'application/octet-stream', 'x-content-sha256': hash, ...follows },
      body: bytes,
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
      signal: AbortSignal.timeout(patience),
    }).catch((error: unknown) => (isTimeout(error) ? 'late' : null))
    if (answer === 'late') return 'slow'
    // Only who repeats the hash has the photo: a login page of some Wi-Fi says "ok" too.
    if (answer?.ok) return (await hashIn(answer)) === hash ? 'arrived' : 'offline'
    const { code, reason } = await refusalOf(answer)
    if (reason === 'photo.hash_differs') continue
    if (reason === 'anonymous.slow') return 'slow'
    if (answer?.status === 429 || code === 'RATE_LIMITED') return 'busy'
    // Only the API itself refuses for good; whatever else stands on the way may be gone in a minute.
    return code && code !== 'UNAVAILABLE' && code !== 'INTERNAL' ? 'refused' : 'offline'
  }
  return 'offline'
}

const isTimeout = (error: unknown) => error instanceof DOMException && error.name === 'TimeoutError'

async function hashIn(answer: Response): Promise<unknown> {
  const body = (await answer.json().catch(() => null)) as { sha256?: unknown } | null
  return body?.sha256
}

async function refusalOf(answer: Response | null): Promise<{ code?: string; reason?: string }> {
  const body = (await answer?.json().catch(() => null)) as { errors?: { extensions?: object }[] } | null
  return body?.errors?.[0]?.extensions ?? {}
}
