import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = path.dirname(path.dirname(path.dirname(fileURLToPath(import.meta.url))))

const made = new Set(['node_modules', 'dist', '.next', '.turbo', 'generated', 'next-env.d.ts'])

function* filesUnder(entry) {
  if (!existsSync(entry)) return
  if (!statSync(entry).isDirectory()) return yield entry
  for (const name of readdirSync(entry).sort()) {
    if (made.has(name) || /\.test\.tsx?$/.test(name) || name.endsWith('.tsbuildinfo')) continue
    yield* filesUnder(path.join(entry, name))
  }
}

/** One hash over everything a step reads; names count as much as contents. */
export function hashOf(entries, extra = '') {
  const hash = createHash('sha256').update(`${process.platform} ${process.arch} ${extra}\n`)
  for (const entry of entries) {
    for (const file of filesUnder(path.join(root, entry))) {
      const content = createHash('sha256').update(readFileSync(file)).digest('hex')
      hash.update(`${path.relative(root, file)} ${content}\n`)
    }
  }
  return hash.digest('hex')
}

/** A step's result is fresh when its outputs are there and were made from these very inputs. */
export function isFresh(stamp, hash, outputs = []) {
  const file = path.join(root, stamp)
  if (!existsSync(file) || readFileSync(file, 'utf8') !== hash) return false
  return outputs.every((output) => existsSync(path.join(root, output)))
}

export function markFresh(stamp, hash) {
  const file = path.join(root, stamp)
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(file, hash)
}
