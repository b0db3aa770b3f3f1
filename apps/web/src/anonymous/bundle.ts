import { readFileSync } from 'node:fs'
import path from 'node:path'
import { env } from '../env'

export type Bundle = { script: string; style: string; solver: string; kiosk: string; kioskStyle: string }

const folder = path.join(process.cwd(), 'dist/anonymous')
const read = () => JSON.parse(readFileSync(path.join(folder, 'bundle.json'), 'utf8')) as Bundle
let known: Bundle | undefined

/** The names of the page's files; each holds a hash of its content, so a name never means another file. */
export function bundle(): Bundle {
  if (env.NODE_ENV === 'development') return read()
  known ??= read()
  return known
}

export const fileAddress = (name: string) => `/anonymous/page/${name}`

const types: Record<string, string> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
}

export function answerFile(name: string): Response {
  const type = types[name.split('.').at(-1) ?? '']
  if (!type || !Object.values(bundle()).includes(name)) return new Response(null, { status: 404 })
  return new Response(new Uint8Array(readFileSync(path.join(folder, name))), {
    headers: { 'content-type': type, 'cache-control': 'public, max-age=31536000, immutable' },
  })
}
