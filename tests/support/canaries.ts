import { readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { rowsOf } from './owner'
import type { Product } from './product'

/** Everything that would name a person or a device, each as nobody else has it. */
export type Person = {
  name: string
  email: string
  number: string
  address: string
  agent: string
  device: string
}

export const personOf = (n: number): Person => ({
  name: `Canaryname${n}x`,
  email: `canarymail${n}x@plant.test`,
  number: `CN-${n}-7731`,
  address: `198.51.100.${n}`,
  agent: `Canaryagent/${n}x`,
  device: `canarydevice${n}x`,
})

/** What the browser of that device sends along. */
export const headersOf = ({ address, agent, device }: Person) => ({
  'x-forwarded-for': address,
  'user-agent': agent,
  'x-device-id': device,
})

export const identityOf = ({ name, email, number }: Person) => [name, email, number]
export const requestOf = ({ address, agent, device }: Person) => [address, agent, device]

/** Every table with all its rows as text, system columns included. */
export async function dumpOf(product: Product): Promise<Map<string, string[]>> {
  const tables = await rowsOf(
    product,
    `SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace ORDER BY relname`,
  )
  const found = new Map<string, string[]>()
  for (const { name } of tables) {
    const rows = await rowsOf(
      product,
      `SELECT t.xmin::text, t.xmax::text, t.ctid::text, t::text AS row FROM ${String(name)} t`,
    )
    found.set(
      String(name),
      rows.map((row) => Object.values(row).join(' ')),
    )
  }
  return found
}

export type Kept = { name: string; bytes: string; ino: number; written: number; says: string }

/** Every file below a folder: its name, its bytes a character each, its place on the disk, when it was made, when it says so. */
export const filesOf = (folder: string): Kept[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => ({ name, file: path.join(folder, name) }))
    .filter(({ file }) => statSync(file).isFile())
    .map(({ name, file }) => {
      const { ino, birthtimeMs, mtime } = statSync(file)
      const bytes = readFileSync(file, 'latin1')
      return { name, bytes, ino, written: birthtimeMs, says: mtime.toISOString() }
    })
