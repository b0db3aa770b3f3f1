import { Readable } from 'node:stream'
import type { Storage } from '@closecall/adapters/storage'
import { bytesKey } from './attachment'

export type PhotoBytes = { image: Uint8Array; thumbnail?: Uint8Array | undefined }

/** Writes the bytes of a photo. `at` is told as the time of writing, where the true one would say something. */
export async function savePhoto(
  storage: Storage,
  { org, attachmentId }: { org: string; attachmentId: string },
  { image, thumbnail }: PhotoBytes,
  at?: Date,
): Promise<void> {
  const write = (variant: 'image' | 'thumbnail', bytes: Uint8Array) =>
    storage.write(bytesKey(org, attachmentId, variant), Readable.from([Buffer.from(bytes)]), at ? { at } : {})
  if (thumbnail) await write('thumbnail', thumbnail)
  await write('image', image)
}
