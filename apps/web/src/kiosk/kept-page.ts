/** The page and its files, on the tablet: it starts without a network after it was switched off. */
export const kioskPath = '/kiosk'
export const kioskFiles = '/kiosk/page/'
const cacheName = 'closecall-kiosk'
const worker = '/serwist/sw.js'

export const keptKiosk = (request: Request): Promise<Response | undefined> =>
  'caches' in globalThis
    ? caches.match(request, { cacheName, ignoreSearch: true, ignoreVary: true })
    : Promise.resolve(undefined)

/** Keeps what the server has now. Answers whether that is another build than `running`. */
export async function renewKiosk(running: string): Promise<boolean> {
  const page = await fetch(kioskPath, { credentials: 'omit', cache: 'no-store' })
  const text = await page.clone().text()
  const files = [...new Set(text.match(/\/kiosk\/page\/[\w.-]+/g))]
  if (!page.ok || files.length === 0) return false
  const newer = !files.includes(running)
  // Over plain http there is no cache and no worker; the page then works as any page does.
  if (!('caches' in globalThis) || !navigator.serviceWorker) return newer
  // A full storage goes on with the page that it has.
  await keep(page, files).catch(() => {})
  return newer
}

async function keep(page: Response, files: string[]): Promise<void> {
  await navigator.serviceWorker.register(worker, { scope: '/', type: 'module' })
  const cache = await caches.open(cacheName)
  await cache.addAll(files)
  await cache.put(kioskPath, page)
  for (const { url } of await cache.keys()) {
    const { pathname } = new URL(url)
    if (pathname !== kioskPath && !files.includes(pathname)) await cache.delete(url)
  }
}
