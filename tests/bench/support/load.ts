import autocannon from 'autocannon'

export type Figure = { requestsPerSecond: number; p50: number; p99: number }
type Target = { url: string; headers?: Record<string, string>; body: string | (() => string) }

const seconds = Number(process.env.BENCH_SECONDS ?? 10)

/** Requests a second at 16 connections after a warm-up; any wrong answer voids the run. */
export async function measure({ url, headers = {}, body }: Target): Promise<Figure> {
  const run = (duration: number) =>
    autocannon({
      url,
      connections: 16,
      duration,
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      ...(typeof body === 'string' ? { body } : { body: body(), setupClient: fresh(body) }),
    })
  await run(Math.min(3, seconds))
  const result = await run(seconds)
  if (result.errors + result.non2xx > 0)
    throw new Error(`${url}: ${result.errors} errors, ${result.non2xx} refusals`)
  const { p50, p99 } = result.latency
  return { requestsPerSecond: result.requests.average, p50, p99 }
}

/** A new body for every request: a resent card would be answered without any insert. */
const fresh =
  (body: () => string) => (client: { setBody(b: string): void; on(e: 'response', l: () => void): void }) => {
    client.setBody(body())
    client.on('response', () => client.setBody(body()))
  }

/** One request must answer with data before it is worth measuring. */
export async function mustAnswer({ url, headers = {}, body }: Target, holds: (answer: unknown) => boolean) {
  const text = typeof body === 'string' ? body : body()
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: text,
  })
  const answer = await response.text()
  if (!response.ok || !holds(JSON.parse(answer))) throw new Error(`${url} answered ${answer.slice(0, 400)}`)
}
