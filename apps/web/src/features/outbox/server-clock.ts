let known: { server: number; at: number } | undefined
const fresh = 60_000

/** What time the server says it is; nothing is believed of the device's clock but that it runs. Null without a network. */
export async function serverNow(): Promise<number | null> {
  if (!known || performance.now() - known.at > fresh) {
    const answer = await fetch('/healthz', { cache: 'no-store', signal: AbortSignal.timeout(10_000) }).catch(
      () => null,
    )
    const server = Date.parse(answer?.headers.get('date') ?? '')
    if (Number.isNaN(server)) return null
    known = { server, at: performance.now() }
  }
  return known.server + performance.now() - known.at
}
