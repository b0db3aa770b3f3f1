/** The capture page as one member last saw it, on this device: so that it opens without a network. */
export const capturePath = '/report'
const cacheName = 'closecall-page'
const ownerHeader = 'x-kept-for'
const timeHeader = 'x-kept-at'

/** A page of another build asks for scripts that are gone. */
export type Keeping = { memberId: string; build: string }

const nameOf = (build: string) => `${cacheName}-${build}`

export const keptPage = (build: string): Promise<Response | undefined> =>
  caches.match(capturePath, { cacheName: nameOf(build) })

/** Fetches the page anew, unless it has just been done for the same member; what another member saw goes at once. */
export async function keepPage({ memberId, build }: Keeping, freshFor = 600_000): Promise<void> {
  const begun = forgotten
  const kept = await keptPage(build)
  if (kept && kept.headers.get(ownerHeader) !== memberId) await drop()
  else if (kept && Math.abs(Date.now() - Number(kept.headers.get(timeHeader))) < freshFor) return
  const answer = await fetch(capturePath, { headers: { accept: 'text/html' }, credentials: 'same-origin' })
  const text = await answer.text()
  // Whoever signed in meanwhile sees a page of their own: it names them.
  if (!answer.ok || answer.redirected || !text.includes(memberId)) return
  // Whoever signed out meanwhile does not want it kept.
  if (begun !== forgotten) return
  const headers = new Headers(answer.headers)
  headers.set(ownerHeader, memberId)
  headers.set(timeHeader, String(Date.now()))
  await (await caches.open(nameOf(build))).put(capturePath, new Response(text, { headers }))
}

let forgotten = 0

/** At sign-out and in another organisation. */
export async function forgetPage(): Promise<void> {
  forgotten++
  await drop()
}

/** All of them, but for the page of the build that took over. */
export async function drop(except?: string): Promise<void> {
  if (!('caches' in globalThis)) return
  const names = (await caches.keys()).filter((name) => name.startsWith(cacheName))
  const gone = names.filter((name) => !except || name !== nameOf(except))
  await Promise.all(gone.map((name) => caches.delete(name)))
}
