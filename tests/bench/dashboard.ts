import { measure, mustAnswer } from './support/load'
import type { World } from './support/world'
import type { Row } from './table'

const query = `query ($from: Date!, $to: Date!) { dashboard(from: $from, to: $to) {
  pyramid { actual { key count } potential { key count } } perMonth { month reports per100 { value low high } }
  funnel { stage reports median p75 p90 } overdue { bucket actions }
  sites { name reports openActions overdueActions medianDaysToTriage } } }`

/** The same dashboard over a small and a large history: the ratio says whether anything counts history. */
export async function benchDashboard(world: World, small: string, large: string): Promise<Row[]> {
  const api = await world.startApi()
  const to = new Date().toISOString().slice(0, 10)
  const from = new Date(Date.now() - 365 * 86_400_000).toISOString().slice(0, 10)
  const target = async (organisation: string) => ({
    url: api.url,
    headers: { cookie: (await world.sessionOf(organisation)).cookie },
    body: JSON.stringify({ query, variables: { from, to } }),
  })
  const holds = (a: unknown) => Boolean((a as { data?: { dashboard?: unknown } }).data?.dashboard)
  try {
    const [few, many] = [await target(small), await target(large)]
    await mustAnswer(few, holds)
    await mustAnswer(many, holds)
    const base = await measure(few)
    const figure = await measure(many)
    return [['10 000 reports', base] as const, ['1 000 000 reports', figure] as const].map(
      ([what, { requestsPerSecond, p50, p99 }]) => ({
        bench: 'dashboard',
        what,
        figure: `${requestsPerSecond.toFixed(0)} req/s`,
        detail: `p50 ${p50} ms, p99 ${p99} ms`,
        ratio: (requestsPerSecond / base.requestsPerSecond).toFixed(2),
      }),
    )
  } finally {
    await api.stop()
  }
}
