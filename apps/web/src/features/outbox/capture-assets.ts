import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'

const named =
  /static\/(?:chunks|media)\/[\w.~-]+\.(?:js|css)|\.\.\/media\/inter-(?:latin|cyrillic)-wght[\w.~-]+\.woff2/g

/**
 * Of everything the build made, what the capture page needs: its own scripts and styles, and all that they name, such as a
 * script loaded later. The desk's components are ten times as heavy, and a worker's phone has no use for them.
 */
export function captureAssets<E extends { url: string }>(entries: E[], build = '.next'): E[] {
  const page = path.join(build, 'server/app/(light)/report/page_client-reference-manifest.js')
  // While developing, nothing is kept: it would be old at the next change.
  if (!existsSync(page)) return []
  const waiting = [page, path.join(build, 'build-manifest.json')]
  const needed = new Set<string>()
  for (let file = waiting.pop(); file; file = waiting.pop()) {
    const text = entryOf(readFileSync(file, 'utf8'))
    for (const [name] of text.matchAll(named)) {
      const asset = path.join(build, name.replace('../', 'static/'))
      if (needed.has(asset) || !existsSync(asset)) continue
      needed.add(asset)
      if (/\.(?:js|css)$/.test(asset)) waiting.push(asset)
    }
  }
  return entries.filter(({ url }) => needed.has(url))
}

/** The page itself, and what it shows when it fails. */
const parts = /"\[project\]\/apps\/web\/src\/app\/(?:\(light\)\/report\/page|error|global-error)":(\[.*?\])/g

/** The page's manifest names what the server runs as well; that of the build, what old browsers need. */
function entryOf(text: string): string {
  const [root] = /"rootMainFiles": \[[^\]]*\]/.exec(text) ?? []
  if (root) return root
  const own = [...text.matchAll(parts)]
  return own.length > 0 ? own.map(([, list]) => list).join() : text
}
