import autocannon from 'autocannon'

export type Figure = { requestsPerSecond: number; p50: number; p99: number }
export type Shot = { headers?: Record<string, string>; body: string }
/** Either the same request again and again, or a new one each time: a resent card is answered without any insert. */
type Target = { url: string } & (Shot | { shot: () => Shot })

const seconds = Number(process.env.BENCH_SECONDS ?? 10)
const json = { 'content-type': 'application/json' }

/** Requests a second at 16 connections after a warm-up; any wrong answer voids the run. */
export async function measure(target: Target): Promise<Figure> {
  const next = shotOf(target)
  // A request that stays the same is built once: the loader should cost the peers as little as it can.
  const load =
    'shot' in target
      ? { requests: [{ setupRequest: (request: object) => ({ ...request, ...next() }) }] }
      : next()
  const run = (duration: number) =>
    autocannon({ url: target.url, connections: 16, duration, method: 'POST', ...load })
  await run(Math.min(3, seconds))
  const result = await run(seconds)
  if (result.errors + result.non2xx > 0)
    throw new Error(`${target.url}: ${result.errors} errors, ${result.non2xx} refusals`)
  const { p50, p99 } = result.latency
  return { requestsPerSecond: result.requests.average, p50, p99 }
}

function shotOf(target: Target): () => Required<Shot> {
  const dressed = ({ headers, body }: Shot) => ({ headers: { ...json, ...headers }, body })
  if ('shot' in target) return () => dressed(target.shot())
  const same = dressed(target)
  return () => same
}

/** One request must answer with data before it is worth measuring. */
export async function mustAnswer(target: Target, holds: (answer: unknown) => boolean) {
  const response = await fetch(target.url, { method: 'POST', ...shotOf(target)() })
  const answer = await response.text()
  if (!response.ok || !holds(JSON.parse(answer)))
    throw new Error(`${target.url} answered ${answer.slice(0, 400)}`)
}
