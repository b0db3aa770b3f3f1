import { ApiError, type ErrorCode } from '../../api/error'
import { type Delivery, sendPhoto } from '../outbox/send-photo'
import type { Photo } from '../photos/photo'

const why: Record<Exclude<Delivery, 'confirmed'>, ErrorCode> = {
  network: 'UNAVAILABLE',
  server: 'UNAVAILABLE',
  busy: 'RATE_LIMITED',
  session: 'UNAUTHENTICATED',
  refused: 'FORBIDDEN',
}

/** Resolves when the server has all of it; sent again, it is the same photo. Throws an `ApiError`. */
export async function addPhoto(reportId: string, { id, blob }: Photo): Promise<void> {
  const delivery = await sendPhoto({ reportId, id, bytes: await blob.arrayBuffer() }, async () => {})
  if (delivery !== 'confirmed') throw new ApiError(why[delivery], 'photo.not_sent')
}
