import type { Storage } from '@closecall/adapters/storage'
import { bytesKey, variants } from './attachment'

export async function forgetPhoto(
  storage: Storage,
  { org, attachmentId }: { org: string; attachmentId: string },
): Promise<void> {
  for (const variant of variants) await storage.remove(bytesKey(org, attachmentId, variant))
}
