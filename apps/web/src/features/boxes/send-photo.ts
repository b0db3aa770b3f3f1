import { ApiError } from '../../api/error'
import type { Photo } from '../photos/photo'

const part = 1_000_000
const hex = (bytes: ArrayBuffer) =>
  Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('')

type Reply = { received?: number; sha256?: string; errors?: object[] }

/** In parts, from where the server says it is; sent again, it is the same photo. Throws an `ApiError`. */
export async function sendPhoto(reportId: string, { id, blob }: Photo): Promise<void> {
  const address = `/uploads/photos/${reportId}/${id}`
  const sha256 = hex(await crypto.subtle.digest('SHA-256', await blob.arrayBuffer()))
  let reply = await ask(address)
  while (reply.sha256 !== sha256) {
    const from = Math.min(reply.received ?? 0, Math.max(0, blob.size - 1))
    const to = Math.min(from + part, blob.size)
    const headers = {
      'content-type': 'application/octet-stream',
      'content-range': `bytes ${from}-${to - 1}/${blob.size}`,
      'x-content-sha256': sha256,
    }
    const next = await ask(address, { method: 'PUT', headers, body: blob.slice(from, to) })
    // A server that takes a part and is no further than before would be asked for ever.
    if (next.sha256 !== sha256 && (next.received ?? 0) <= from) throw new ApiError('INTERNAL', 'photo.stuck')
    reply = next
  }
}

async function ask(address: string, init?: RequestInit): Promise<Reply> {
  const response = await fetch(address, { cache: 'no-store', ...init }).catch(() => null)
  const reply = (await response?.json().catch(() => null)) as Reply | null | undefined
  if (reply?.errors) throw ApiError.fromGraphQL(reply.errors)
  if (!response?.ok || !reply) throw new ApiError('UNAVAILABLE', 'unavailable')
  return reply
}
