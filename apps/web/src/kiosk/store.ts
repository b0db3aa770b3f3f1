import { Dexie, type EntityTable, liveQuery } from 'dexie'
import { nextHandOver } from '../anonymous/times'
import type { Device, KioskCard, Tally, Waiting } from './waiting'

type KeptDevice = ReturnType<typeof lasting>

/** Cards lie by their random keys, so nothing here tells which was first, and none says when it was written. */
const db = new Dexie('closecall-kiosk') as Dexie & {
  device: EntityTable<KeptDevice, 'id'>
  waiting: EntityTable<Waiting, 'key'>
}
db.version(2).stores({ device: 'id', waiting: 'key, refused' })

/** Without what changes by the hour: the file beneath is a log, and would tell what was written between two of them. */
function lasting({ token, kiosk, dead = false }: Device) {
  const { work: _, handOver, ...place } = kiosk.place
  const { nextAt: __, ...lasts } = handOver
  return { id: 'device' as const, token, kiosk: { ...kiosk, place: { ...place, handOver: lasts } }, dead }
}

const keptDevice = () => db.device.get('device').catch(() => undefined)

export async function readDevice(): Promise<Device | null> {
  const row = await keptDevice()
  if (!row) return null
  const { token, kiosk, dead } = row
  const nextAt = nextHandOver(new Date()).toISOString()
  const handOver = { ...kiosk.place.handOver, nextAt }
  // Work is asked for when there is something to send.
  return {
    token,
    dead,
    kiosk: { ...kiosk, place: { ...kiosk.place, handOver, work: { token: '', bits: 0 } } },
  }
}

/** Private windows and forbidden storage keep nothing; such a browser cannot be a kiosk. */
export const canKeep = () =>
  db.open().then(
    () => true,
    () => false,
  )

export async function keepDevice(device: Device): Promise<void> {
  const row = lasting(device)
  if (JSON.stringify(await keptDevice()) !== JSON.stringify(row)) await db.device.put(row)
}

/** Rows of this page alone: on their way for the first time or, if `loose`, not taken by a full storage. */
const here = new Map<string, Waiting>()
const loose = new Set<string>()
const listeners = new Set<() => void>()
const told = () => {
  for (const listener of listeners) listener()
}

let lost = 0
/** As long as this page lives: written down it would date what lies beside it. */
export function notePhotoLost(): void {
  lost++
  told()
}

/** Whoever proved the PIN has read what there was to read. */
export async function forgetDevice(): Promise<void> {
  await db.device.delete('device')
  lost = 0
  told()
}

let last: Promise<unknown> = Promise.resolve()
/** One after the other: what is deleted must not come back by an earlier writing that takes longer. */
function inTurn<Answer>(work: () => Promise<Answer>): Promise<Answer> {
  const next = last.then(work)
  last = next.catch(() => {})
  return next
}

/** In memory: what never was in the storage cannot be found there afterwards. */
export const holdWaiting = (row: Waiting) => void here.set(row.key, row)

/** Into the storage, if it is in memory only. Answers whether it is there. */
export const keepWaiting = (key: string): Promise<boolean> =>
  inTurn(async () => {
    const row = here.get(key)
    if (!row) return true
    try {
      await db.waiting.put(row)
      if (here.get(key) === row) here.delete(key)
      loose.delete(key)
      return true
    } catch {
      if (here.has(key)) loose.add(key)
      return false
    } finally {
      told()
    }
  })

export function putWaiting(row: Waiting): Promise<boolean> {
  holdWaiting(row)
  return keepWaiting(row.key)
}

/** Stays where it is. */
export async function changeWaiting(row: Waiting): Promise<void> {
  if (here.has(row.key) && !loose.has(row.key)) holdWaiting(row)
  else await putWaiting(row)
}

export const getWaiting = async (key: string): Promise<Waiting | undefined> =>
  here.get(key) ?? (await db.waiting.get(key).catch(() => undefined))

export const looseKeys = () => [...loose]
export const isLoose = (key: string) => loose.has(key)
/** Whether something would be lost with this page. */
export const holdsHere = () => here.size > 0

/** In the order of their random keys; without what is on its way for the first time. */
export async function keysWaiting(): Promise<string[]> {
  const kept = await db.waiting
    .toCollection()
    .primaryKeys()
    .catch(() => [])
  return [...new Set([...kept, ...loose])].sort()
}

async function keysRefused(): Promise<string[]> {
  const kept = await db.waiting
    .orderBy('refused')
    .primaryKeys()
    .catch(() => [])
  const inMemory = [...here.values()].filter(({ refused }) => refused).map(({ key }) => key)
  return [...new Set([...kept, ...inMemory])].sort()
}

async function tally(): Promise<Tally> {
  const [all, refused] = await Promise.all([keysWaiting(), keysRefused()])
  return { waiting: all.length - refused.length, refused: refused.length, loose: loose.size, lost }
}

/** Whichever tab changes it. */
export function watchTally(listener: (tally: Tally) => void) {
  const kept = liveQuery(tally).subscribe(listener)
  const again = () => void tally().then(listener)
  listeners.add(again)
  return () => {
    kept.unsubscribe()
    listeners.delete(again)
  }
}

/** What the server does not take, for whoever may read it. */
export async function readRefused(): Promise<{ key: string; card: KioskCard; photos: number }[]> {
  const rows = await Promise.all((await keysRefused()).map(getWaiting))
  return rows.flatMap((row) =>
    row?.card ? [{ key: row.key, card: row.card, photos: row.photos.length }] : [],
  )
}

export function deleteWaiting(key: string): Promise<void> {
  here.delete(key)
  loose.delete(key)
  // What stays by mistake is sent again, and is the same report.
  return inTurn(async () => {
    if (await db.waiting.get(key).catch(() => undefined)) await db.waiting.delete(key).catch(() => {})
    told()
  })
}
