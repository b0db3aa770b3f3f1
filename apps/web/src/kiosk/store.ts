import { Dexie, type EntityTable } from 'dexie'
import type { Device, Waiting } from './waiting'

/** Cards lie by their random keys, so nothing here tells which was first, and none says when it was written. */
const db = new Dexie('closecall-kiosk') as Dexie & {
  device: EntityTable<Device & { id: 'device' }, 'id'>
  waiting: EntityTable<Waiting, 'key'>
}
db.version(1).stores({ device: 'id', waiting: 'key' })

export async function readDevice(): Promise<Device | null> {
  const row = await db.device.get('device').catch(() => undefined)
  return row ?? null
}

/** Private windows and forbidden storage keep nothing; such a browser cannot be a kiosk. */
export const canKeep = () =>
  db.open().then(
    () => true,
    () => false,
  )

export async function keepDevice(device: Device): Promise<void> {
  await db.device.put({ ...device, id: 'device' })
}

export const forgetDevice = () => db.device.delete('device')

/** What a full storage did not take is kept by this page alone. */
const here = new Map<string, Waiting>()

export async function putWaiting(row: Waiting): Promise<void> {
  try {
    await db.waiting.put(row)
    here.delete(row.key)
  } catch {
    here.set(row.key, row)
  }
}

export const getWaiting = async (key: string): Promise<Waiting | undefined> =>
  here.get(key) ?? (await db.waiting.get(key).catch(() => undefined))

/** In the order of their random keys. */
export async function keysWaiting(): Promise<string[]> {
  const kept = await db.waiting
    .toCollection()
    .primaryKeys()
    .catch(() => [])
  return [...new Set([...kept, ...here.keys()])].sort()
}

export async function deleteWaiting(key: string): Promise<void> {
  here.delete(key)
  // What stays by mistake is sent again, and is the same report.
  await db.waiting.delete(key).catch(() => {})
}
