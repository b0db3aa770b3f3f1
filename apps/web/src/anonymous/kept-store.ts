import type { Photo } from '../features/photos/photo'
import type { Card } from './place'

/** Bytes and not a blob, which some browsers store badly. */
type KeptPhoto = Omit<Photo, 'blob'> & { type: string; bytes: ArrayBuffer }

/** A report somebody asked this browser to keep until it can be sent. No time is stored with it. */
export type KeptReport = {
  key: string
  /** Where it is filed if the code on the wall is not known any more. */
  slug: string
  /** Null as soon as its receipt was on the screen; then only photos are left to follow. */
  card: Card | null
  /** Sendings whose answer never came: one of them may have arrived. */
  earlier: Card[]
  photos: KeptPhoto[]
}

const [name, table] = ['closecall-kept', 'reports']

function opened(create: boolean): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, 1)
    request.addEventListener('upgradeneeded', () => {
      if (create) request.result.createObjectStore(table, { keyPath: 'key' })
      // Asking leaves nothing behind: what is not finished here was never there.
      else request.transaction?.abort()
    })
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(request.error))
  })
}

async function inTable<T>(work: (table: IDBObjectStore) => IDBRequest<T>, create = false): Promise<T> {
  const database = await opened(create)
  try {
    return await new Promise((resolve, reject) => {
      const transaction = database.transaction(table, 'readwrite')
      const request = work(transaction.objectStore(table))
      transaction.addEventListener('complete', () => resolve(request.result))
      transaction.addEventListener('abort', () => reject(transaction.error))
    })
  } finally {
    database.close()
  }
}

/** One tab at a time: what one keeps must not go with what another removes. */
const alone = <T>(work: () => Promise<T>): Promise<T> =>
  navigator.locks ? navigator.locks.request(`${name}-table`, work) : work()

/** None also where storage is forbidden, and where nothing was ever kept. */
export const keptReports = (): Promise<KeptReport[]> =>
  inTable((reports) => reports.getAll() as IDBRequest<KeptReport[]>).catch(() => [])

/** Answers whether the browser does keep it. */
export async function keepReport(report: Omit<KeptReport, 'photos'> & { photos: Photo[] }): Promise<boolean> {
  try {
    const photos = await Promise.all(report.photos.map(bytesOf))
    await alone(() => inTable((reports) => reports.put({ ...report, photos }), true))
    return true
  } catch {
    return false
  }
}

export type Keep = typeof keepReport

async function bytesOf({ id, blob, width, height }: Photo): Promise<KeptPhoto> {
  return { id, width, height, type: blob.type, bytes: await blob.arrayBuffer() }
}

export const photoOf = ({ type, bytes, ...photo }: KeptPhoto): Photo => ({
  ...photo,
  blob: new Blob([bytes], { type }),
})

export const forgetReport = (key: string) => change(key, () => null)

/** Its receipt was on the screen. */
export const forgetWords = (key: string) => change(key, (report) => ({ ...report, card: null, earlier: [] }))

/** The server has it, or never will. */
export const forgetPhoto = (key: string, id: string) =>
  change(key, (report) => ({ ...report, photos: report.photos.filter((photo) => photo.id !== id) }))

/** What has nothing left goes, and with the last one the whole storage. */
async function change(key: string, by: (report: KeptReport) => KeptReport | null): Promise<void> {
  await alone(async () => {
    const reports = await keptReports()
    const before = reports.find((report) => report.key === key)
    if (!before) return
    const after = by(before)
    if (after?.card || after?.photos.length) await inTable((all) => all.put(after))
    else if (reports.length > 1) await inTable((all) => all.delete(key))
    else await removed()
  })
}

const removed = () =>
  new Promise<void>((resolve, reject) => {
    const request = indexedDB.deleteDatabase(name)
    request.addEventListener('success', () => resolve())
    request.addEventListener('error', () => reject(request.error))
  })
