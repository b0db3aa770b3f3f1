import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import type { SchemaEngine } from '@prisma/schema-engine-wasm'

type Bindings = {
  SchemaEngine: typeof SchemaEngine
  __wbg_set_wasm(exports: object): void
}

// Node's types leave this out, and the DOM's would let browser globals into server code.
declare const WebAssembly: {
  instantiate(code: Uint8Array, imports: object): Promise<{ instance: { exports: Record<string, unknown> } }>
}

let loaded: Promise<Bindings> | null = null

/** Prisma's own migration engine as WebAssembly: no binary to download. Its entry file needs a bundler, so by hand. */
export function schemaEngine(): Promise<Bindings> {
  loaded ??= load()
  return loaded
}

async function load(): Promise<Bindings> {
  const entry = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm')
  const code = await readFile(path.join(path.dirname(entry), 'schema_engine_bg.wasm'))
  const bindings = (await import('@prisma/schema-engine-wasm/schema_engine_bg')) as unknown as Bindings
  const imports = { './schema_engine_bg.js': Object.fromEntries(Object.entries(bindings).map(restless)) }
  const { instance } = await WebAssembly.instantiate(code, imports)
  bindings.__wbg_set_wasm(instance.exports)
  const start = instance.exports.__wbindgen_start as () => void
  start()
  return bindings
}

/** The engine times its lock with a timer it never clears, which would hold every process for ten seconds more. */
function restless([name, value]: [string, unknown]): [string, unknown] {
  if (!name.startsWith('__wbg_setTimeout') || typeof value !== 'function') return [name, value]
  return [name, (...args: unknown[]) => (value(...args) as NodeJS.Timeout).unref()]
}
