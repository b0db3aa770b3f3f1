import type { Photo } from '../features/photos/photo'
import { sha256Hex } from './sha256'

/** What a photo follows: a report by its draft's key, or an answer by the receipt. */
export type Follows = { 'x-key': string } | { 'x-receipt': string; 'x-message': string }

/** One photo after its words; it waits as they do. */
export async function sendPhoto(
  { id, blob }: Photo,
  follows: Follows,
): Promise<'arrived' | 'refused' | 'later'> {
  const bytes = new Uint8Array(await blob.arrayBuffer())
  const answer = await fetch(`/anonymous/photos/${id}`, {
    method: 'PUT',
    headers: {
      'content-type': 'application/octet-stream',
      'x-content-sha256': sha256Hex(bytes),
      ...follows,
    },
    body: bytes,
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    cache: 'no-store',
  }).catch(() => null)
  if (answer?.ok) return 'arrived'
  return !answer || answer.status >= 500 || answer.status === 429 ? 'later' : 'refused'
}
