import type { Storage } from '@closecall/adapters/storage'
import { headKey, partKey } from './part'
import { partsAt } from './part.rows'

/** Forgets what has come of a photo. The head goes last: while it is there, whoever sweeps knows what to look for. */
export async function discardParts(storage: Storage, place: string): Promise<void> {
  const { starts } = await partsAt(storage, place)
  for (const from of starts.toReversed()) await storage.remove(partKey(place, from))
  await storage.remove(headKey(place))
}
