import { Dexie, type EntityTable } from 'dexie'
import type { Kept, KeptPhoto } from './kept'

type Bytes = { id: string; bytes: ArrayBuffer }

/** Its name is also asked for where this file is not loaded: `load-outbox.ts`. */
const db = new Dexie('closecall-outbox') as Dexie & {
  cards: EntityTable<Kept, 'id'>
  photos: EntityTable<KeptPhoto, 'id'>
  bytes: EntityTable<Bytes, 'id'>
}
db.version(1).stores({ cards: 'id', photos: 'id, cardId', bytes: 'id' })

const listeners = new Set<() => void>()
const told = () => {
  for (const listener of listeners) listener()
}

/**
 * Rows of the device, and of this page where the device takes none: a full or forbidden storage must not stop a report. What
 * the page alone holds is lost with it, and the worker is told so.
 */
function shelf<Row extends { id: string }>(table: EntityTable<Row, 'id'>) {
  const here = new Map<string, Row>()
  const shelved = {
    isHere: (id: string) => here.has(id),
    async get(id: string): Promise<Row | undefined> {
      return here.get(id) ?? (await table.get(id as never).catch(() => undefined))
    },
    async all(): Promise<Row[]> {
      const rows = await table.toArray().catch(() => [])
      return [...rows.filter(({ id }) => !here.has(id)), ...here.values()]
    },
    async put(row: Row): Promise<boolean> {
      try {
        await table.put(row)
        here.delete(row.id)
        return true
      } catch {
        here.set(row.id, row)
        return false
      } finally {
        told()
      }
    },
    /** Reads and writes as one: another tab may be at the same row. */
    async update(id: string, change: (row: Row) => Row): Promise<void> {
      const mine = here.get(id)
      if (mine) here.set(id, change(mine))
      else {
        await db.transaction('rw', table, async () => {
          const row = await table.get(id as never)
          if (row) await table.put(change(row))
        })
      }
      told()
    },
    async delete(...ids: string[]): Promise<void> {
      for (const id of ids) here.delete(id)
      await table.bulkDelete(ids as never[]).catch(() => {})
      told()
    },
  }
  return shelved
}

export const cards = shelf(db.cards)
export const photos = shelf(db.photos)
export const bytes = shelf(db.bytes)

export const photosOf = async (cardId: string) =>
  (await photos.all()).filter((photo) => photo.cardId === cardId).sort((a, b) => a.position - b.position)

/** Nothing of it is left on the device. */
export async function forgetCard(id: string): Promise<void> {
  await forgetPhotos((await photosOf(id)).map((photo) => photo.id))
  await cards.delete(id)
}

export async function forgetPhotos(ids: string[]): Promise<void> {
  await bytes.delete(...ids)
  await photos.delete(...ids)
}

/** Calls at every change, of this tab or another. */
export function watch(listener: () => void): () => void {
  listeners.add(listener)
  const others = (changed: { [table: string]: unknown }) => {
    if (Object.keys(changed).some((part) => part.includes('closecall-outbox'))) listener()
  }
  Dexie.on('storagemutated', others)
  return () => {
    listeners.delete(listener)
    Dexie.on('storagemutated').unsubscribe(others)
  }
}
