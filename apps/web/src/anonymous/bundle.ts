import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { env } from '../env'
import type { PageData } from './page-data'

/** Written by scripts/bundle-page.mjs. */
type Names = {
  script: string
  parts: string[]
  late: string[]
  style: string
  solver: string
  draw: string
  kiosk: string
  kioskStyle: string
}
export type Bundle = Names & { css: string; draws: (data: PageData) => string }

const folder = path.join(process.cwd(), 'dist/anonymous')
const read = (name: string) => readFileSync(path.join(folder, name), 'utf8')
const readNames = () => JSON.parse(read('bundle.json')) as Names
let known: Promise<Bundle> | undefined

async function readBundle(): Promise<Bundle> {
  const names = readNames()
  const { href } = pathToFileURL(path.join(folder, names.draw))
  const { draw } = (await import(/* turbopackIgnore: true */ /* @vite-ignore */ href)) as {
    draw: Bundle['draws']
  }
  return { ...names, css: read(names.style).trim(), draws: draw }
}

/** The page's files by name; each holds a hash of its content, so a name never means another file. */
export function bundle(): Promise<Bundle> {
  if (env.NODE_ENV === 'development') return readBundle()
  known ??= readBundle()
  return known
}

export const fileAddress = (name: string) => `/anonymous/page/${name}`

/** By which a policy lets in one text inside the page, and no other. */
export const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

/** A name never means another file, so a tablet keeps it for good. */
export const forEver = 'public, max-age=31536000, immutable'

/** In no cache, unless told: on somebody's own phone it would say for a year that the page was here. */
export function answerFile(name: string, caching = 'no-store'): Response {
  const { script, parts, late, solver, kiosk, kioskStyle } = readNames()
  const sent = [script, ...parts, ...late, solver, kiosk, kioskStyle]
  if (!sent.includes(name)) return new Response(null, { status: 404 })
  return new Response(read(name), {
    headers: {
      'content-type': name.endsWith('.css') ? 'text/css; charset=utf-8' : 'text/javascript; charset=utf-8',
      'cache-control': caching,
    },
  })
}
