import { Readable } from 'node:stream'
import type { Storage } from '@closecall/adapters/storage'
import { type Begun, headKey } from './part'

/** Notes what is on its way, and that somebody is at it now: whoever sweeps what is old leaves it alone. */
export async function markUpload(storage: Storage, place: string, file: Begun): Promise<void> {
  const { sha256, total, attachmentId } = file
  await storage.write(
    headKey(place),
    Readable.from([Buffer.from(JSON.stringify({ sha256, total, attachmentId }))]),
  )
}
