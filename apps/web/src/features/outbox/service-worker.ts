import { type PrecacheEntry, Serwist } from 'serwist'
import { keptKiosk, kioskFiles, kioskPath } from '../../kiosk/kept-page'
import { capturePath, drop, forgetPage, keepPage, keptPage } from './kept-page'

type Event = ExtendableEvent & { data?: { type?: string; memberId?: string } }
type ExtendableEvent = { waitUntil(work: Promise<unknown>): void }
declare const self: {
  /** Written in by the build. */
  __SW_MANIFEST: PrecacheEntry[] | undefined
  addEventListener(name: 'message' | 'activate', listener: (event: Event) => void): void
}

const entries = self.__SW_MANIFEST ?? []
/** Short, and another one whenever a file of the page is another one. */
const build = entries
  .reduce((sum, { url }) => [...url].reduce((hash, letter) => (hash * 31 + letter.charCodeAt(0)) | 0, sum), 7)
  .toString(36)
const patience = 5_000

/** Of the network while it answers; of this device while it does not, or takes longer than a worker waits. */
async function page(request: Request): Promise<Response> {
  const kept = await keptPage(build)
  return kept ? orKept(request, kept) : fetch(request)
}

async function orKept(request: Request, kept: Response): Promise<Response> {
  const late = new Promise<null>((resolve) => setTimeout(resolve, patience, null))
  const answer = await Promise.race([fetch(request).catch(() => null), late])
  return answer && answer.status < 500 ? answer : kept
}

/** A tablet's page knows by itself when it is old. */
async function kiosk(request: Request): Promise<Response> {
  const kept = await keptKiosk(request)
  return kept ? orKept(request, kept) : fetch(request)
}

/** Where the application starts leads on to the page that works without a network. */
async function start(request: Request): Promise<Response> {
  try {
    return await fetch(request)
  } catch (error) {
    if (await keptPage(build)) return Response.redirect(capturePath, 302)
    throw error
  }
}

const navigationTo =
  (...paths: string[]) =>
  ({ request, url }: { request: Request; url: URL }) =>
    request.mode === 'navigate' && paths.includes(url.pathname)

// Whatever is not named here goes past this worker: the anonymous pages of a phone, the API, files.
new Serwist({
  precacheEntries: entries,
  precacheOptions: { cleanupOutdatedCaches: true, directoryIndex: null, cleanURLs: false },
  skipWaiting: false,
  clientsClaim: true,
  runtimeCaching: [
    { matcher: navigationTo(capturePath), handler: ({ request }) => page(request) },
    { matcher: navigationTo(kioskPath), handler: ({ request }) => kiosk(request) },
    // Named by their content, so what is kept is what would come.
    {
      matcher: ({ url }) => url.pathname.startsWith(kioskFiles),
      handler: async ({ request }) => (await keptKiosk(request)) ?? fetch(request),
    },
    { matcher: navigationTo('/', '/my'), handler: ({ request }) => start(request) },
  ],
}).addEventListeners()

self.addEventListener('activate', (event) => event.waitUntil(drop(build)))
self.addEventListener('message', (event) => {
  const { type, memberId } = event.data ?? {}
  if (type === 'KEEP' && memberId) event.waitUntil(keepPage({ memberId, build }).catch(() => {}))
  if (type === 'FORGET') event.waitUntil(forgetPage())
})
