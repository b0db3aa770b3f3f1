import { randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, readdir, rename, rm, stat, utimes } from 'node:fs/promises'
import path from 'node:path'
import { Readable, type Transform, Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

export type How = {
  through?: Transform
  /** When it says it was written, where the true moment would tell something. S3 keeps a time of its own. */
  at?: Date
}

/** Bytes by key. Keys are paths of our own making: words, digits, `-`, `_`, `.` and `/`. */
export type Storage = {
  /** All of the bytes or nothing: a broken upload leaves no object. */
  write(key: string, bytes: Readable, how?: How): Promise<{ size: number }>
  open(key: string): Promise<Readable>
  /** Null when there is no such object. */
  size(key: string): Promise<number | null>
  remove(key: string): Promise<void>
  /** Keys directly below this folder, `…/`, that were written before a moment. */
  keysBefore(folder: string, before: Date): Promise<string[]>
}

/** Where a process that was killed leaves what it was writing. */
export const partialFolder = 'partial/'

const shape = /^[a-z0-9][\w.-]*(\/[a-z0-9][\w.-]*)*$/i

export function checked(key: string): string {
  if (!shape.test(key) || key.length > 300) throw new TypeError(`not a storage key: ${JSON.stringify(key)}`)
  return key
}

export function fileStorage(folder: string): Storage {
  const place = (key: string) => path.join(folder, checked(key))
  return {
    async write(key, bytes, { through, at } = {}) {
      const target = place(key)
      const partial = place(partialFolder + randomUUID())
      for (const each of [target, partial]) await mkdir(path.dirname(each), { recursive: true, mode: 0o700 })
      try {
        const file = createWriteStream(partial, { mode: 0o600 })
        await (through ? pipeline(bytes, through, file) : pipeline(bytes, file))
        const { size } = await stat(partial)
        if (at) await utimes(partial, at, at)
        await rename(partial, target)
        return { size }
      } finally {
        await rm(partial, { force: true })
      }
    },
    async open(key) {
      const file = createReadStream(place(key))
      await new Promise<void>((resolve, reject) => file.once('open', () => resolve()).once('error', reject))
      return file
    },
    size: (key) =>
      stat(place(key)).then(
        (found) => found.size,
        (error: NodeJS.ErrnoException) => {
          if (error.code === 'ENOENT') return null
          throw error
        },
      ),
    remove: (key) => rm(place(key), { force: true }),
    async keysBefore(below, before) {
      const names = await readdir(place(below.slice(0, -1))).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return []
        throw error
      })
      const found: string[] = []
      for (const name of names) {
        const file = await stat(place(below + name)).catch(() => null)
        if (file?.isFile() && file.mtime < before) found.push(below + name)
      }
      return found
    },
  }
}

export function memoryStorage(now = () => new Date()): Storage {
  const objects = new Map<string, Buffer>()
  const written = new Map<string, Date>()
  return {
    async write(key, bytes, { through, at } = {}) {
      const parts: Buffer[] = []
      const collect = new Writable({
        write: (part: Uint8Array, _encoding, done) => {
          parts.push(Buffer.from(part))
          done()
        },
      })
      await (through ? pipeline(bytes, through, collect) : pipeline(bytes, collect))
      const whole = Buffer.concat(parts)
      objects.set(checked(key), whole)
      written.set(key, at ?? now())
      return { size: whole.length }
    },
    async open(key) {
      const found = objects.get(checked(key))
      if (!found) throw Object.assign(new Error(`no object ${key}`), { code: 'ENOENT' })
      return Readable.from([found])
    },
    size: async (key) => objects.get(checked(key))?.length ?? null,
    remove: async (key) => void objects.delete(checked(key)),
    keysBefore: async (below, before) =>
      [...objects.keys()].filter((key) => {
        const at = written.get(key)
        return (
          key.startsWith(below) && !key.slice(below.length).includes('/') && at !== undefined && at < before
        )
      }),
  }
}
